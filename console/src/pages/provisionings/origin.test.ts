import type { Provisioning } from '@strongroom/api-client'
import { expect, it } from 'vitest'
import { originOf, planAddress, planAgainAddress } from './origin.ts'

const provisioning: Provisioning = {
  id: 'p',
  kind: 'add',
  way: 'register',
  state: 'planned',
  organizationId: 'o',
  organizationName: 'contoso.onmicrosoft.com',
  tenantId: 't',
  services: ['exchange'],
  startedBy: 'admin',
  steps: [],
  startedAt: '2026-11-22T08:00:00Z',
}
const from = (text: string): string => originOf(new URLSearchParams({ from: text }), provisioning)

it('leads back to where the plan was asked for, with what was chosen there', () => {
  const origin = '/organizations/add?services=exchange&signIn=used&step=sign-in'
  const [, query = ''] = planAddress('p', origin).split('?')
  expect(originOf(new URLSearchParams(query), provisioning)).toBe(origin)
  expect(planAgainAddress(origin, { accept: 'a,b' })).toBe(
    '/organizations/add?services=exchange&step=sign-in&accept=a%2Cb',
  )
})

it.each([
  'https://evil.example/',
  '//evil.example/organizations/add',
  '/settings',
  '/organizations/../../x',
  '',
])('leads nowhere else, whatever an address says: %s', (text) => {
  expect(from(text)).toBe('/organizations/add?services=exchange&way=register')
})
