/** The client's side of the device authorization grant (RFC 8628) against the Microsoft identity platform. */
import type { CommandContext } from './context.ts'
import { describeRefusal, isRefusal } from './microsoft-refusal.ts'
import type { Output } from './output.ts'
import type { Fetch } from './transport.ts'

export interface DeviceSignIn {
  readonly tenant: string
  readonly clientId: string
  readonly scope: string
  /** Origin of the identity platform. */
  readonly loginUrl: string
}

export interface DeviceSignInDependencies {
  readonly context: Pick<CommandContext, 'now' | 'sleep'>
  readonly output: Pick<Output, 'progress' | 'say'>
  /** Reaches the identity platform. */
  readonly fetch: Fetch
}

interface DeviceAuthorization {
  device_code: string
  user_code: string
  verification_uri: string
  expires_in: number
  interval?: number
  message?: string
}

function isDeviceAuthorization(body: unknown): body is DeviceAuthorization {
  return (
    typeof body === 'object' &&
    body !== null &&
    ['device_code', 'user_code', 'verification_uri'].every(
      (name) => typeof Reflect.get(body, name) === 'string',
    ) &&
    typeof Reflect.get(body, 'expires_in') === 'number'
  )
}

async function post(
  fetch: Fetch,
  url: string,
  form: Record<string, string>,
): Promise<{ ok: boolean; text: string; body: unknown }> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  const text = await response.text()
  try {
    return { ok: response.ok, text, body: JSON.parse(text) as unknown }
  } catch {
    throw new Error(`${new URL(url).origin} did not answer with JSON (HTTP ${response.status})`)
  }
}

function refuse(body: unknown): never {
  throw new Error(isRefusal(body) ? describeRefusal(body) : 'Microsoft gave an unexpected answer')
}

/**
 * Shows the code, waits until the person has signed in, and gives the token endpoint's answer as it came:
 * the assertion document that `POST /v8/token` wants whole.
 *
 * @throws {Error} with Microsoft's words, and what to do, when the sign-in was declined, has expired, or is blocked.
 * @see [RFC 8628 §3.4 and §3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.4)
 */
export async function obtainAssertion(
  { context, output, fetch }: DeviceSignInDependencies,
  signIn: DeviceSignIn,
): Promise<string> {
  const base = `${signIn.loginUrl}/${encodeURIComponent(signIn.tenant)}/oauth2/v2.0`
  const { body, ok } = await post(fetch, `${base}/devicecode`, {
    client_id: signIn.clientId,
    scope: signIn.scope,
  })
  if (!ok || !isDeviceAuthorization(body)) refuse(body)
  output.progress(
    { event: 'device_code', userCode: body.user_code, verificationUri: body.verification_uri },
    body.message ?? `Open ${body.verification_uri} and enter ${body.user_code}`,
  )
  output.say('If the page answers AADSTS53003, your organization blocks device codes: ask its administrator.')
  let intervalSeconds = body.interval ?? 5
  const deadline = context.now() + body.expires_in * 1000
  while (context.now() < deadline) {
    await context.sleep(intervalSeconds * 1000)
    const answer = await post(fetch, `${base}/token`, {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: signIn.clientId,
      device_code: body.device_code,
    })
    if (answer.ok) return answer.text
    if (!isRefusal(answer.body)) refuse(answer.body)
    if (answer.body.error === 'slow_down') intervalSeconds += 5
    else if (answer.body.error !== 'authorization_pending') refuse(answer.body)
  }
  throw new Error('nobody signed in before the code expired: run the command again')
}
