/** Sign-ins that are always pending: what the tests of the routes need of them. */
import type { SignIn, SignIns } from '../operations/index.ts'
import { ids } from './sample-values.suite.ts'

const pending: SignIn = {
  id: ids.absent,
  way: 'device-code',
  purpose: 'onboarding',
  state: 'pending',
  message: undefined,
  expiresAt: 1_700_000_000_000,
  deviceCode: {
    userCode: 'ABCD12345',
    verificationUrl: 'https://microsoft.com/devicelogin',
    message: 'sign in',
    hint: 'a hint',
  },
  authorizationUrl: undefined,
  administrator: undefined,
}

export function fakeSignIns(): SignIns {
  return {
    begin: async ({ way, purpose }) => ({ ...pending, way, purpose }),
    get: async () => pending,
    list: async () => [pending],
    refresh: async () => pending,
    isAwaited: (state) => state === 'awaited-state',
    cancel: async () => undefined,
    complete: async () => ({ ...pending, state: 'signed-in' }),
  }
}
