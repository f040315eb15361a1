/** Walking through the sign-in pages as a person would: every form is filled in from what the person knows. */
import { totpCode, totpStep, totpStepMs } from '../entra/sign-in/totp.ts'
import type { Browser, BrowserPage } from './browser.ts'
import { findAlert, findHeading } from './html-form.ts'

export interface Person {
  readonly upn: string
  readonly password: string
  readonly totpSecret: string | null
}

export interface Answers {
  readonly person: Person
  /** Typed where a page asks for the code of a device. */
  readonly userCode?: string
  /** The answer on the last page. */
  readonly consent: 'accept' | 'decline'
  /** Ticks "Consent on behalf of your organization" where it is offered. */
  readonly forOrganization?: boolean
}

export interface WalkDependencies {
  readonly browser: Browser
  /** Waits in real time. */
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** The page said no; `code` is the AADSTS number. */
class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  readonly code: number

  constructor(code: number, text: string) {
    super(text)
    this.code = code
  }
}

const stepLimit = 15
/** The one-time code was wrong, or its time step was spent: the next one may do. */
const tryNextCode = new Set([50074, 500121])

function answerFor(name: string, answers: Answers, now: number): string | undefined {
  const { person, userCode } = answers
  switch (name) {
    case 'otc':
      return userCode
    case 'login':
      return person.upn
    case 'passwd':
      return person.password
    case 'totp':
      return person.totpSecret === null ? undefined : totpCode(person.totpSecret, totpStep(now))
    case 'consent_for_organization':
      return answers.forOrganization === true ? '1' : undefined
    default:
      return undefined
  }
}

function fill(page: BrowserPage, answers: Answers, now: number): Record<string, string> {
  const filled: Record<string, string> = {}
  for (const { name, type } of page.form?.fields ?? []) {
    if (type === 'hidden') continue
    const value = answerFor(name, answers, now)
    if (value !== undefined) filled[name] = value
    else if (type !== 'checkbox')
      throw new Error(`the page asks for "${name}", which ${answers.person.upn} does not have`)
  }
  if (page.form?.buttons.some(({ name }) => name === 'consent') === true) filled['consent'] = answers.consent
  return filled
}

/**
 * Goes from page to page until one has no form, or leads to another site.
 *
 * A one-time code works once: where it was spent, this waits for the next time step (half a minute at most).
 * @returns the last page.
 * @throws {SignInRefused} with what the page says.
 */
export async function walkThroughSignIn(
  { browser, sleep }: WalkDependencies,
  url: string,
  answers: Answers,
): Promise<BrowserPage> {
  const { origin } = new URL(url)
  let page = await browser.open(url)
  let now = page.serverTime
  let codesTried = 0
  for (let step = 0; step < stepLimit; step += 1) {
    const refusal = findAlert(page.html)
    if (refusal !== undefined) {
      codesTried += 1
      if (!tryNextCode.has(refusal.code) || page.form === undefined || codesTried > 2)
        throw new SignInRefused(refusal.code, refusal.text)
      await sleep(totpStepMs - (now % totpStepMs) + 1000)
      now += totpStepMs
    }
    if (page.form === undefined || new URL(page.url).origin !== origin) return page
    // A form that leads away belongs to the application, not to the sign-in.
    if (new URL(page.form.action, page.url).origin !== origin) return page
    page = await browser.submit(page, fill(page, answers, now))
    now = page.serverTime
  }
  throw new Error(`the sign-in did not end; the last page says "${findHeading(page.html)}"`)
}
