import { describe, expect, it } from 'vitest'
import { formOf, noSecrets, provisioningOf, readForm, writeForm } from './wizard-form.ts'
import { applicationProblem, servicesProblem } from './wizard-problems.ts'

const start = formOf(undefined)
const given = { secrets: noSecrets, organization: undefined, signInId: undefined }

describe('the address of the wizard', () => {
  it('holds what was chosen, and nothing of what is as at the start', () => {
    const change = { services: ['exchange', 'sharepoint'], drift: true, restore: 'standing' } as const
    const params = writeForm(new URLSearchParams({ step: 'connect' }), change, start)
    expect(Object.fromEntries(params)).toEqual({
      step: 'connect',
      services: 'exchange,sharepoint',
      drift: 'yes',
    })
    expect(readForm(params, start)).toEqual({ ...start, ...change })
  })

  it('is read by nobody’s trust: what is unknown counts as not said', () => {
    const params = new URLSearchParams({
      way: 'remove',
      services: 'exchange,payroll',
      layout: '1',
      credential: 'x',
    })
    expect(readForm(params, start)).toEqual(start)
  })
})

describe('what is asked of the server', () => {
  it('is backup and restore of mail, unless something else was said', () => {
    expect(provisioningOf(start, { ...given, signInId: 'the-sign-in' })).toEqual({
      way: 'register',
      services: ['exchange'],
      layout: 'standard',
      restore: 'standing',
      posture: false,
      drift: false,
      signInId: 'the-sign-in',
      credential: { kind: 'new-certificate' },
    })
  })

  it('names client ids for an existing application alone', () => {
    const form = { ...start, backupId: ' the-app ', credential: 'key', keyId: 'the-key' } as const
    expect(provisioningOf(form, given)).not.toHaveProperty('applications')
    expect(provisioningOf({ ...form, way: 'existing' }, given)).toMatchObject({
      applications: { backup: 'the-app' },
      credential: { kind: 'key', keyId: 'the-key' },
    })
  })
})

describe('what is missing', () => {
  const app = '11111111-2222-3333-4444-555555555555'

  it('Teams needs Exchange and SharePoint, chats need an application of the customer’s (vb365-rest 2.3)', () => {
    expect(servicesProblem({ ...start, services: ['exchange', 'teams'] }, true)).toContain('SharePoint')
    const all = ['exchange', 'sharepoint', 'teams', 'teams-chats'] as const
    expect(servicesProblem({ ...start, services: all }, true)).toContain('existing application')
    expect(servicesProblem({ ...start, services: all, way: 'existing' }, true)).toBeUndefined()
    expect(servicesProblem({ ...start, services: [] }, true)).toContain('Exchange Online')
  })

  it('an application that is only used needs its id, its tenant and a certificate that it knows', () => {
    const problem = (change: object) =>
      applicationProblem({ ...start, way: 'existing', ...change }, { secrets: noSecrets, isNew: true })
    expect(problem({})).toContain('client id')
    expect(problem({ backupId: 'no-guid' })).toContain('looks like')
    expect(problem({ backupId: app })).toContain('tenant')
    expect(problem({ backupId: app, tenant: 'contoso.com' })).toContain('knows already')
    expect(problem({ backupId: app, tenant: 'contoso.com', credential: 'pfx' })).toContain('file')
    expect(problem({ backupId: app, tenant: 'contoso.com', credential: 'key', keyId: 'k' })).toBeUndefined()
  })
})
