/** security.md 5.7 and the GRF rows 01 to 09 of its catalogue: where a link of Graph may lead. */
import { describe, expect, it } from 'vitest'
import { testCloud } from '../clouds/scripted.suite.ts'
import { checkedLink, checkedUploadUrl, requestUrl } from './links.ts'

const base = 'https://graph.microsoft.com/v1.0'
const collection = new URL(`${base}/users/a/messages`)

describe('checkedLink', () => {
  it.each([
    ['GRF-01 another host', 'https://evil.example/v1.0/users/a/messages'],
    ['GRF-02 user information', 'https://graph.microsoft.com@evil.example/v1.0/users/a/messages'],
    ['GRF-02 user information before the right host', 'https://x@graph.microsoft.com/v1.0/users/a/messages'],
    ['GRF-03 a host that begins well', 'https://graph.microsoft.com.evil.example/v1.0/users/a/messages'],
    ['GRF-04 a trailing dot', 'https://graph.microsoft.com./v1.0/users/a/messages'],
    ['GRF-04 another port', 'https://graph.microsoft.com:8443/v1.0/users/a/messages'],
    ['GRF-04 http', 'http://graph.microsoft.com/v1.0/users/a/messages'],
    ['GRF-05 no scheme', '//evil.example/v1.0/users/a/messages'],
    ['GRF-06 another mailbox', `${base}/users/b/messages?$skiptoken=x`],
    ['GRF-06 another mailbox in the other spelling', `${base}/users('b')/messages?$skiptoken=x`],
    ['GRF-06 another mailbox by dot segments', `${base}/users/a/messages/../../b/messages`],
    ['GRF-06 another mailbox by encoded dot segments', `${base}/users/a/%2e%2e/b/messages`],
    ['GRF-09 another version', 'https://graph.microsoft.com/beta/users/a/messages'],
    ['a link of 9 KiB', `${base}/users/a/messages?$skiptoken=${'x'.repeat(9_000)}`],
  ])('refuses %s', (_what, link) => {
    expect(() => checkedLink(testCloud, link, { collection })).toThrow(
      expect.objectContaining({ code: 'linkRefused' }),
    )
  })

  it.each([
    `${base}/users/a/messages?$skiptoken=x`,
    `${base}/users('a')/messages?$skiptoken=x`,
    `${base}/Users/a/Messages?$skip=10`,
    `${base}/users/%61/messages?$skip=10`,
    `${base}/users/a/messages/delta?$deltatoken=x`,
    'https://ｇraph.microsoft.com/v1.0/users/a/messages',
  ])('takes %s', (link) => {
    expect(checkedLink(testCloud, link, { collection }).origin).toBe('https://graph.microsoft.com')
  })
})

describe('requestUrl', () => {
  it.each(['//evil.example/x', '/\\evil.example', '/../beta/users', '/users/#fragment', 'users', ''])(
    'GRF-05: refuses %s',
    (path) => {
      expect(() => requestUrl(testCloud, path)).toThrow(expect.objectContaining({ code: 'linkRefused' }))
    },
  )
})

describe('beta', () => {
  it('is asked only where the request says so', () => {
    expect(requestUrl(testCloud, '/users').href).toBe(`${base}/users`)
    expect(requestUrl(testCloud, '/users', 'beta').href).toBe('https://graph.microsoft.com/beta/users')
  })

  it('GRF-09: keeps its links in the version that was asked', () => {
    const link = 'https://graph.microsoft.com/beta/users?$skiptoken=x'
    const users = { collection: requestUrl(testCloud, '/users', 'beta'), version: 'beta' } as const
    expect(checkedLink(testCloud, link, users).href).toBe(link)
    expect(() => checkedLink(testCloud, `${base}/users?$skiptoken=x`, users)).toThrow(
      expect.objectContaining({ code: 'linkRefused' }),
    )
  })
})

describe('checkedUploadUrl', () => {
  it.each([
    'https://graph.microsoft.com/up/1',
    "https://outlook.office.com/api/v2.0/Users('a@t')/Messages('m')/AttachmentSessions('s')?authtoken=x",
  ])('takes %s', (link) => {
    expect(checkedUploadUrl(testCloud, link).href).toBe(link)
  })

  it.each([
    'https://outlook.office.com.evil.example/',
    'https://sharepoint.example/',
    'http://outlook.office.com/',
  ])('GRF-11: refuses %s', (link) => {
    expect(() => checkedUploadUrl(testCloud, link)).toThrow(expect.objectContaining({ code: 'linkRefused' }))
  })
})
