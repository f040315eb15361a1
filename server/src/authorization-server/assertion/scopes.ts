/** The delegated permissions that an assertion must carry: one to read the directory and one to read the user. */

const directoryScopes: readonly string[] = [
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
]
const userScopes: readonly string[] = [
  'User.Read',
  'User.ReadWrite',
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
]

/** The one permission that our own API has. */
const ownApiScope = 'access_as_user'

/** What a token for our own API lacks. */
export function missingOwnApiScopes(scopes: readonly string[]): string[] {
  return scopes.includes(ownApiScope) ? [] : [ownApiScope]
}

/** What is missing, each as the list of scopes of which one is enough. */
export function missingScopes(scopes: readonly string[]): string[] {
  return [directoryScopes, userScopes]
    .filter((needed) => !needed.some((scope) => scopes.includes(scope)))
    .map((needed) => needed.join(' | '))
}

/** Whether the token could do more than a sign-in needs: shown to the administrator. */
export function isOverprivileged(scopes: readonly string[]): boolean {
  return scopes.some((scope) => /ReadWrite|AccessAsUser|\.Send|FullControl/.test(scope))
}
