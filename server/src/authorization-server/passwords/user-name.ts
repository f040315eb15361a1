/** User names: however it is typed, a name is one account and one throttle. */

export const longestUserName = 256

/** `.\name` is how clients that know Windows accounts write one of this machine; here it is `name`. */
export function userNameKey(userName: string): string {
  return userName.normalize('NFKC').trim().toLowerCase().replace(/^\.\\/, '').trim()
}
