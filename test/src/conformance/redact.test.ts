import { describe, expect, test } from 'vitest'
import { createRedactor } from './redact.ts'

const graph = '00000003-0000-0000-c000-000000000000'
const other = 'A1B2C3D4-0000-4000-8000-123456789ABC'
const redactor = createRedactor(new Set([graph]), ['contoso.onmicrosoft.com'])
redactor.learn({ value: [{ displayName: 'Fourth Coffee', mail: 'info@fourthcoffee.example' }] })

describe('a transcript holds nothing of the tenant', () => {
  test.each([
    ['a token', 'eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJ4In0.c2lnbmF0dXJl', 'eyJ'],
    ['an id', `Resource '${other}' does not exist`, other],
    ['the tenant', "Tenant 'contoso.onmicrosoft.com' not found.", 'contoso'],
    ['another domain', 'reply to adatum.com', 'adatum'],
    ['a mail address', 'for admin@adatum.com', 'admin'],
    ['a learned name', 'in the directory Fourth Coffee today', 'Coffee'],
    ['an unlearned name', 'was not found in the tenant named Wide World. This can happen', 'Wide'],
    ['the name of an application', `Application '${other}'(Payroll) is disabled.`, 'Payroll'],
    ['a quoted name', "with ID 'x' named 'Payroll App'.", 'Payroll'],
    ['an address', 'from 203.0.113.7', '203'],
    ['a page link', 'https://graph.microsoft.com/v1.0/users?$skiptoken=RFNwdAoA', 'RFN'],
    ['a thumbprint', "key: 'C0FFEE00C0FFEE00C0FFEE00C0FFEE00C0FFEE00'", 'C0FFEE'],
  ])('%s is taken out', (_, sentence, secret) => {
    expect(redactor.sentence(sentence)).not.toContain(secret)
  })

  test('the same thing has the same number, another has another', () => {
    const [one, again] = [other, other.toLowerCase()].map((id) => redactor.sentence(id))
    expect(one).toBe(again)
    expect(redactor.sentence('b1b2c3d4-0000-4000-8000-123456789abc')).not.toBe(one)
  })

  test.each([
    `AADSTS700016: Application with identifier '${graph}' was not found`,
    "The request body must contain the following parameter: 'client_id'.",
    'see https://aka.ms/certCreds and https://login.microsoftonline.com/error?code=1',
    'Insufficient privileges to complete the operation.',
  ])("Microsoft's own words stay: %s", (sentence) => {
    expect(redactor.sentence(sentence)).toBe(sentence)
  })

  test('a value is shown only where it is a word of the protocol', () => {
    expect(redactor.value('Request_BadRequest', 'error.code')).toBe('Request_BadRequest')
    expect(redactor.value('Payroll', 'value[0].displayName')).toBe('a text of 7 characters')
    expect(redactor.value({ secretText: 'x' }, '')).toBe('an object with secretText')
    expect(redactor.value(undefined, 'x')).toBe('nothing')
  })
})
