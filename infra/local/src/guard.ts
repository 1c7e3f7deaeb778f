import { spawn } from 'node:child_process'

/**
 * Lets a process end when ours does, even when ours is killed with -9: a shell waits on a pipe from us, and when that
 * closes without a word it sends the signal, and 8 s later SIGKILL. Returns how to send the shell away.
 */
export function guard(pid: number, signal: 'INT' | 'TERM'): () => void {
  if (process.platform === 'win32') return () => {}
  const script = 'read -r line && exit; kill -"$1" "$0" || exit; for i in 1 2 3 4 5 6 7 8; do sleep 1; kill -0 "$0" || exit; done; kill -KILL "$0"'
  // Its own process group: Ctrl-C in the terminal must not end the guard first.
  const shell = spawn('/bin/sh', ['-c', script, String(pid), signal], { cwd: '/', stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  shell.unref()
  shell.stdin.on('error', () => {})
  return () => void shell.stdin.end('weg\n')
}
