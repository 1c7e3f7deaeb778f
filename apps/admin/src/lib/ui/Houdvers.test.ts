import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { houdVers } from './houdvers.ts'

let stop: () => void = () => {}
beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { stop(); vi.useRealTimers() })

function begin(bezet = () => false) {
  const ververs = vi.fn()
  stop = houdVers({ ververs, bezet })
  return ververs
}

test('who is at work on the page sees what is new within a minute', () => {
  const ververs = begin()
  vi.advanceTimersByTime(59_000)
  window.dispatchEvent(new Event('pointermove'))
  expect(ververs).toHaveBeenCalledTimes(0)
  vi.advanceTimersByTime(2_000)
  expect(ververs).toHaveBeenCalledTimes(1)
})

test('a page that is left alone asks nothing: a session still ends', () => {
  const ververs = begin()
  vi.advanceTimersByTime(3_600_000)
  expect(ververs).not.toHaveBeenCalled()
})

test('who comes back to the window sees it at once', () => {
  const ververs = begin()
  vi.advanceTimersByTime(10_000)
  window.dispatchEvent(new Event('focus'))
  expect(ververs).toHaveBeenCalledTimes(1)
})

test('nothing is asked while something is filled in, nor after it was stopped', () => {
  let bezet = true
  const ververs = begin(() => bezet)
  const kom = () => { vi.advanceTimersByTime(61_000); window.dispatchEvent(new Event('keydown')); window.dispatchEvent(new Event('focus')); vi.advanceTimersByTime(61_000) }
  kom()
  expect(ververs).not.toHaveBeenCalled()
  bezet = false
  stop()
  kom()
  expect(ververs).not.toHaveBeenCalled()
})
