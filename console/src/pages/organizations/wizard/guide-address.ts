import { pb } from '../../../paths.ts'
import type { WizardForm } from './wizard-form.ts'

/** The guide to the same choice, done by hand. */
export function guideAddress(form: WizardForm): string {
  const { services, layout, restore, signInApplication, posture, drift, tenant, region } = form
  const params = new URLSearchParams({ services: services.join(','), layout, restore })
  if (signInApplication === 'yes') params.set('signIn', 'true')
  if (posture) params.set('posture', 'true')
  if (drift) params.set('drift', 'true')
  if (tenant.trim() !== '') params.set('tenant', tenant.trim())
  const cloud = clouds[region]
  if (cloud !== undefined) params.set('cloud', cloud)
  return `${pb.guide()}?${params.toString()}`
}

const clouds: Readonly<Record<string, string>> = {
  Worldwide: 'worldwide',
  USGovernment: 'usgov',
  USDefence: 'usdod',
  China: 'china',
}
