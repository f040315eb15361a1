/** `m365-simulator approve`: a person types the user code, signs in, and says yes or no. */
import { readFileSync } from 'node:fs'
import { isRecord, parseRecord } from '../json.ts'
import { createBrowser, type Browser } from './browser.ts'
import { findHeading } from './html-form.ts'
import { walkThroughSignIn, type Person } from './sign-in.ts'

export interface ApproveOptions {
  readonly userCode: string
  readonly upn: string
  /** Origin of the simulator. */
  readonly url: string
  /** PEM file of its authority. */
  readonly caFile?: string
  /** Where passwords are read from; the simulator says where it lies when this is left out. */
  readonly usersFile?: string
  readonly decline: boolean
  readonly forOrganization: boolean
}

async function usersFileOf(browser: Browser, url: string): Promise<string> {
  const page = await browser.open(new URL('/_simulator/', url).href)
  const file = parseRecord(page.html)?.['usersFile']
  if (typeof file !== 'string') throw new Error(`${url} does not answer as a simulator; give --users-file`)
  return file
}

/** Finds a person in a users file. */
export function readPerson(usersFile: string, upn: string): Person {
  const users: unknown = JSON.parse(readFileSync(usersFile, 'utf8'))
  const found = Array.isArray(users)
    ? users.find((user: unknown) => isRecord(user) && String(user['upn']).toLowerCase() === upn.toLowerCase())
    : undefined
  if (!isRecord(found)) throw new Error(`${usersFile} knows no user ${upn}`)
  const { password, totpSecret } = found
  if (typeof password !== 'string') throw new Error(`${usersFile} has no password for ${upn}`)
  return { upn, password, totpSecret: typeof totpSecret === 'string' ? totpSecret : null }
}

/** @returns what the last page says. */
export async function approve(
  options: ApproveOptions,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<string> {
  const ca = options.caFile === undefined ? undefined : readFileSync(options.caFile, 'utf8')
  const browser = createBrowser(ca)
  try {
    const person = readPerson(options.usersFile ?? (await usersFileOf(browser, options.url)), options.upn)
    const page = await walkThroughSignIn(
      { browser, sleep },
      new URL('/common/oauth2/deviceauth', options.url).href,
      {
        person,
        userCode: options.userCode,
        consent: options.decline ? 'decline' : 'accept',
        forOrganization: options.forOrganization,
      },
    )
    return findHeading(page.html)
  } finally {
    browser.close()
  }
}
