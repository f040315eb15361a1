/** What may become a password, and what cannot be one (OWASP ASVS 5.0 V6.2). */
import { invalidRequest } from '../errors.ts'
import { longestUserName, userNameKey } from './user-name.ts'

const fewestCharacters = 8
const mostBytes = 1024

/** @throws {OAuthError} `invalid_request` when the pair cannot belong to any account: nothing is hashed then. */
export function assertCredentialsReadable(userName: string, password: string): void {
  if (userName.length > longestUserName || userName.includes('\0'))
    throw invalidRequest('bad_user_name', 'This user name cannot exist.')
  if (Buffer.byteLength(password) > mostBytes || password.includes('\0'))
    throw invalidRequest('bad_password', `A password has at most ${mostBytes} bytes and no NUL.`)
}

/** @throws {OAuthError} `invalid_request` when no account should have this name. */
export function assertUserNameAcceptable(userName: string): void {
  if (userNameKey(userName) === '') throw invalidRequest('bad_user_name', 'Give a user name.')
  if (userName.length > longestUserName || /[\p{Cc}\p{Cs}]/u.test(userName))
    throw invalidRequest('bad_user_name', `A user name has at most ${longestUserName} printable characters.`)
}

/** @throws {OAuthError} `invalid_request` when no account should have this name and password. */
export function assertCredentialsAcceptable(userName: string, password: string): void {
  assertCredentialsReadable(userName, password)
  assertUserNameAcceptable(userName)
  if (password.length < fewestCharacters)
    throw invalidRequest('weak_password', `Choose a password of at least ${fewestCharacters} characters.`)
  if (userNameKey(password) === userNameKey(userName))
    throw invalidRequest('weak_password', 'Choose a password that is not the user name.')
}
