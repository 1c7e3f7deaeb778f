import { spawn } from 'node:child_process'
import { guard } from './guard.ts'

export type ToolRun = { readonly code: number; readonly output: string }

/** Runs a tool to its end and keeps what it said, in the order in which it came. `onLine` hears it while it runs. */
export function runTool(command: string, args: readonly string[], { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }, onText: (text: string) => void = () => {}): Promise<ToolRun> {
  const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const dismiss = child.pid ? guard(child.pid, 'TERM') : () => {}
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      output = (output + chunk).slice(-400_000)
      onText(chunk)
    })
  }
  return new Promise((resolve) => {
    const end = (code: number) => {
      dismiss()
      resolve({ code, output })
    }
    child.once('error', (error) => {
      output += error.message
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}
