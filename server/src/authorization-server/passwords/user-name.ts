/** User names: however it is typed, a name is one account and one throttle. */

export const longestUserName = 256

export function userNameKey(userName: string): string {
  return userName.normalize('NFKC').trim().toLowerCase()
}
