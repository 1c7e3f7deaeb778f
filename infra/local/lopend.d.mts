/** What a command is given, and what it finds in its environment. */
export function kiesOmgeving(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  waar: { readonly cwd: string; readonly root: string },
): { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }
