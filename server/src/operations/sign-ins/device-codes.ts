/** The dialect's `DeviceCode` and `DeviceCode/check` over the sign-ins: its clients know no id, no tenant and no cancel. */
import type { Clock } from '../../foundation/clock.ts'
import type { DeviceCodes } from '../operations.ts'
import type { InnerKeeper } from './keeper.ts'

/** Microsoft's own expiry: the dialect's clients show it, and count on it. */
const microsoftMs = 15 * 60_000

export function createDeviceCodes(keeper: InnerKeeper, clock: Pick<Clock, 'now'>): DeviceCodes {
  return {
    async start(region, actor) {
      const { deviceCode, expiresAt } = await keeper.beginWith(
        { way: 'device-code', purpose: 'onboarding', region, tenant: undefined, redirectUri: undefined },
        actor,
        { pendingMs: microsoftMs, heldMs: microsoftMs, replaces: true },
      )
      if (deviceCode === undefined) throw new Error('a sign-in with a device code has none')
      const { userCode, verificationUrl, message } = deviceCode
      const expiresInSeconds = Math.max(0, Math.floor((expiresAt - clock.now()) / 1000))
      return { userCode, verificationUrl, expiresInSeconds, message }
    },
    check: async (userCode, actor) => keeper.check(userCode, actor),
  }
}
