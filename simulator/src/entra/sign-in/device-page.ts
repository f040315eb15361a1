/** The page that a user code is typed into: `/common/oauth2/deviceauth` (RFC 8628 section 3.3, microsoft.md 1.2). */
import type { SimulatorReply } from '../../http.ts'
import type { Call, EntraContext } from '../context.ts'
import { findClient } from '../directory.ts'
import { userCode as userCodeError } from '../errors/sign-in.ts'
import { StsError } from '../errors/sts-error.ts'
import { formOf } from '../form.ts'
import type { DeviceCode } from '../state.ts'
import { contextOfAuthority } from '../tenancy.ts'
import { browserOf, startFlow } from './flow.ts'
import { userCodePage, userNamePage } from './pages.ts'

function findUserCode(context: EntraContext, typed: string | undefined): DeviceCode {
  if (typed === undefined) throw userCodeError.missing()
  const wanted = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const record = [...context.state.deviceCodes.values()].find(({ userCode }) => userCode === wanted)
  if (record === undefined) throw userCodeError.wrong()
  if (record.expiresAt <= context.clock.now()) throw userCodeError.expired()
  if (record.status !== 'pending') throw userCodeError.decided()
  return record
}

export function devicePage(base: EntraContext, { request, trace }: Call): SimulatorReply {
  const browser = browserOf(request)
  const step = { action: '/common/oauth2/deviceauth', flowId: '' }
  if (request.method !== 'POST') return userCodePage(step, browser.cookies)
  try {
    const record = findUserCode(base, formOf(request).get('otc'))
    const context = contextOfAuthority(base, record.authority, record.clientId)
    const client = findClient(context, record.clientId)
    const flow = startFlow(context, browser.id, { kind: 'device', deviceCode: record.deviceCode })
    return userNamePage(
      { action: `/${record.authority}/login`, flowId: flow.id },
      client.displayName,
      '',
      browser.cookies,
    )
  } catch (thrown) {
    if (!(thrown instanceof StsError)) throw thrown
    return userCodePage({ ...step, error: { refusal: thrown, trace } }, browser.cookies)
  }
}
