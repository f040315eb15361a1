/** A person at the admin center of the simulator, in Chromium, who does what a written guide says. */
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import type { Guide } from '@strongroom/api-client'
import type { Microsoft } from './microsoft.ts'

type Action = Guide['portal'][number]['actions'][number]

interface Person {
  readonly upn: string
  readonly password: string
  readonly totpSecret: string | null
}

/** Opens the admin center and signs in as the first administrator, with the second factor. */
export async function signInAtAdminCenter(page: Page, microsoft: Microsoft): Promise<void> {
  const { adminUrl = '', usersFile = '' } = microsoft.program.ready
  const people: readonly Person[] = JSON.parse(await readFile(usersFile, 'utf8'))
  const admin = people.find(({ upn }) => upn === `admin@${microsoft.tenant}`)
  if (admin === undefined) throw new Error('the tenant has no administrator')
  await page.goto(adminUrl)
  await page.getByLabel('Email or user name').fill(admin.upn)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Password').fill(admin.password)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Enter the code').fill(oneTimeCode(admin.totpSecret ?? '', Date.now()))
  await page.getByRole('button', { name: 'Next' }).click()
}

/** RFC 6238: SHA-1, 30 seconds, six digits. */
export function oneTimeCode(secret: string, now: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const digest = createHmac('sha1', base32(secret)).update(counter).digest()
  const number = digest.readUInt32BE(digest.readUInt8(digest.length - 1) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** RFC 4648 section 6. */
function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(text.replace(/=+$/, ''))
    .map((character) => alphabet.indexOf(character).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
}

/** What the person notes on the way, by the application's name. */
export type Notes = Map<string, string>

/** Does one line of the guide by the label that the line names. */
export async function doAction(
  page: Page,
  action: Action,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const { kind, label, value = '' } = action
  if (kind === 'select') await page.getByRole('link', { name: label }).first().click()
  if (kind === 'press') await page.getByRole('button', { name: label, exact: true }).click()
  if (kind === 'fill') await page.getByLabel(label, { exact: true }).fill(value)
  if (kind === 'choose') await page.getByRole('group', { name: label }).getByLabel(value).check()
  if (kind === 'search') {
    await page.getByLabel(label).fill(value)
    await page.getByLabel(label).press('Enter')
  }
  if (kind === 'check') await page.getByLabel(label, { exact: true }).check()
  if (kind === 'upload') {
    await page.getByLabel(/upload a certificate/i).setInputFiles(files.get(value) ?? '')
    await page.getByRole('button', { name: label }).click()
  }
}
