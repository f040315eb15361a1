/** The sign-in pages, one after the other, with the field names of Microsoft's own: otc, login, passwd (microsoft.md 1.2). */
import type { SimulatorReply } from '../../http.ts'
import { errorDescription, type StsError, type Trace } from '../errors/sts-error.ts'
import { escapeHtml, hidden, page } from './html.ts'

/** What a form page is told about the walk it belongs to. */
export interface Step {
  /** Where the form goes. */
  readonly action: string
  readonly flowId: string
  readonly error?: { readonly refusal: StsError; readonly trace: Trace }
}

const hints: Readonly<Record<number, string>> = {
  50034: 'We could not find an account with that user name.',
  50126: 'Your account or password is incorrect.',
  50053: 'Your account is locked for a minute after too many attempts.',
  50057: 'Your account has been disabled.',
  500121: 'That code did not work. Type the one that the app shows now.',
  50074: 'You have used this code already. Wait for the next one.',
  70018: 'That code did not work. Check the code and try again.',
  70019: 'That code has expired. Ask the application for a new one.',
  90119: 'Type the code that the application shows.',
  90120: 'That code has been used already.',
  53003: 'You signed in, but a policy of your organization does not allow this way in.',
  90094: 'Your organization asks that an administrator approves this application first.',
}

function alert(refusal: StsError, trace: Trace): string {
  const hint = hints[refusal.code]
  const lead = hint === undefined ? '' : `<strong>${escapeHtml(hint)}</strong><br>`
  return `<div class="error" role="alert" id="error" data-error-code="${refusal.code}">${lead}${escapeHtml(
    errorDescription(refusal, trace),
  )}</div>`
}

function form({ action, flowId, error }: Step, fields: string): string {
  const top = error === undefined ? '' : alert(error.refusal, error.trace)
  return `${top}<form method="post" action="${escapeHtml(action)}" autocomplete="off">
${flowId === '' ? '' : hidden('flow', flowId)}
${fields}
</form>`
}

interface Field {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly value?: string
  readonly attributes?: string
}

function input({ name, label, type, value = '', attributes = '' }: Field): string {
  return `<label for="${name}">${escapeHtml(label)}</label>
<input type="${type}" id="${name}" name="${name}" value="${escapeHtml(value)}" required autofocus ${attributes}>`
}

const next = '<div class="buttons"><button class="primary" type="submit">Next</button></div>'

/** Asks for the user code of the device flow. */
export function userCodePage(step: Step, cookies: readonly string[]): SimulatorReply {
  const field = input({
    name: 'otc',
    label: 'Enter the code that the application shows',
    type: 'text',
    attributes: 'maxlength="16" autocapitalize="characters" spellcheck="false"',
  })
  return page({ title: 'Enter code', content: form(step, `${field}\n${next}`), cookies })
}

export function userNamePage(
  step: Step,
  application: string,
  hint: string,
  cookies: readonly string[] = [],
): SimulatorReply {
  const field = input({
    name: 'login',
    label: 'Email or user name',
    type: 'text',
    value: hint,
    attributes: 'autocapitalize="none" spellcheck="false"',
  })
  const lead = `<p>to continue to ${escapeHtml(application)}</p>`
  return page({ title: 'Sign in', content: `${lead}${form(step, `${field}\n${next}`)}`, cookies })
}

export function passwordPage(step: Step, userName: string): SimulatorReply {
  const field = input({ name: 'passwd', label: 'Password', type: 'password' })
  return page({
    title: 'Enter password',
    content: `<p>${escapeHtml(userName)}</p>${form(step, `${field}\n${next}`)}`,
  })
}

export function oneTimeCodePage(step: Step, userName: string): SimulatorReply {
  const field = input({
    name: 'totp',
    label: 'Enter the code from your authenticator app',
    type: 'text',
    attributes: 'inputmode="numeric" maxlength="8"',
  })
  return page({
    title: 'Verify your identity',
    content: `<p>${escapeHtml(userName)}</p>${form(step, `${field}\n${next}`)}`,
  })
}

export interface ConsentPage {
  readonly application: string
  readonly userName: string
  /** What the permissions to consent to are called; none when the question is only about the application. */
  readonly permissions: readonly string[]
  /** The person may answer for everybody in the organization. */
  readonly mayConsentForAll: boolean
  /** A device code is about to be authorized. */
  readonly isDevice: boolean
  /** An administrator answers for everybody in any case. */
  readonly isForOrganization?: boolean
}

export function consentPage(step: Step, ask: ConsentPage): SimulatorReply {
  const name = escapeHtml(ask.application)
  const isConsent = ask.permissions.length > 0
  const list = ask.permissions.map((permission) => `<li>${escapeHtml(permission)}</li>`).join('\n')
  const device = ask.isDevice
    ? `<p>Are you trying to sign in to <strong>${name}</strong>? Only continue if you downloaded the app from a store or website that you trust.</p>`
    : ''
  const permissions = isConsent ? `<p><strong>${name}</strong> would like to:</p><ul>${list}</ul>` : ''
  const isForOrganization = ask.isForOrganization === true
  const organization = isForOrganization
    ? '<p>Accepting gives this application access for everybody in your organization; nobody else is asked.</p>'
    : ''
  const forAll =
    isConsent && ask.mayConsentForAll
      ? '<label><input type="checkbox" name="consent_for_organization" value="1"> Consent on behalf of your organization</label>'
      : ''
  const buttons = `<div class="buttons"><button type="submit" name="consent" value="decline">Cancel</button>
<button class="primary" type="submit" name="consent" value="accept">${isConsent || isForOrganization ? 'Accept' : 'Continue'}</button></div>`
  const title = isForOrganization
    ? 'Permissions requested. Accept for your organization'
    : isConsent
      ? 'Permissions requested'
      : `Are you trying to sign in to ${ask.application}?`
  return page({
    title,
    content: `<p>${escapeHtml(ask.userName)}</p>${form(step, `${device}${permissions}${organization}${forAll}\n${buttons}`)}`,
  })
}

export function donePage(application: string): SimulatorReply {
  return page({
    title: 'You have signed in',
    content: `<p>You have signed in to the ${escapeHtml(application)} application on your device. You may now close this window.</p>`,
  })
}

export function declinedPage(application: string): SimulatorReply {
  return page({
    title: 'You have cancelled the sign-in',
    content: `<p>${escapeHtml(application)} was not given access. You may now close this window.</p>`,
  })
}

export function signedOutPage(cookies: readonly string[]): SimulatorReply {
  return page({
    title: 'You signed out of your account',
    content: '<p>You may now close this window.</p>',
    cookies,
  })
}

/** A refusal that ends the walk. */
export function errorPage(refusal: StsError, trace: Trace): SimulatorReply {
  return page({
    title: "Sorry, but we're having trouble signing you in.",
    content: alert(refusal, trace),
    status: refusal.status === 401 ? 400 : refusal.status,
  })
}

/** `response_mode=form_post`: the answer travels in a form, sent by a script or by hand (OAuth 2.0 Form Post). */
export function formPostPage(
  action: string,
  fields: readonly (readonly [string, string])[],
  cookies: readonly string[],
): SimulatorReply {
  const inputs = fields.map(([name, value]) => hidden(name, value)).join('\n')
  return page({
    title: 'Working…',
    content: `<form method="post" action="${escapeHtml(action)}">${inputs}
<div class="buttons"><button class="primary" type="submit">Continue</button></div></form>`,
    cookies,
    script: 'document.forms[0].submit()',
  })
}
