import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A file system of a few megabytes that one program sees, and that is gone with it. Real: what it has no room for fails with ENOSPC. */
export interface Schijf {
  readonly map: string
  om(opdracht: { readonly command: string; readonly args: readonly string[] }): { command: string; args: string[] }
}

/**
 * Mounted in a mount namespace of its own: root makes one, anybody else makes one inside a user namespace. Where neither is allowed
 * (most containers, some distributions, every other system) there is none, and the answer says so.
 */
export function kleineSchijf(map: string, mb: number): Schijf | { readonly reden: string } {
  mkdirSync(map, { recursive: true, mode: 0o777 })
  const wijzen = [['--mount'], ['--user', '--map-current-user', '--keep-caps', '--mount']]
  for (const vlaggen of process.getuid?.() === 0 ? wijzen : wijzen.slice(1)) {
    const schijf: Schijf = {
      map,
      om: ({ command, args }) => ({ command: 'unshare', args: [...vlaggen, 'sh', '-c', `mount -t tmpfs -o size=${mb}m,mode=1777 tmpfs "$0" && exec "$@"`, map, command, ...args] }),
    }
    const { command, args } = schijf.om({ command: 'true', args: [] })
    if (spawnSync(command, args, { stdio: 'ignore', cwd: '/' }).status === 0) return schijf
  }
  return { reden: 'a full disk: this machine lets nobody mount a small file system of his own (unshare --mount)' }
}
