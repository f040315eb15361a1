import { describe, expect, it } from 'vitest'
import { leavingTo } from './leaving-page.tsx'

describe('CON-18: a link of a mail is named before it is followed', () => {
  it.each([
    ['https://example.com/offers?id=7', 'example.com'],
    ['http://xn--mnchen-3ya.example:8080/', 'xn--mnchen-3ya.example:8080'],
    ['https://m\u00fcnchen.example/', 'xn--mnchen-3ya.example'],
    ['mailto:bob@example.com', 'bob@example.com'],
    ['tel:+4940123', '+4940123'],
  ])('%s leads to %s', (address, place) => {
    expect(leavingTo(address)?.place).toBe(place)
  })

  it.each([
    null,
    '',
    '/console/',
    '//evil.example',
    'javascript:alert(1)',
    ' JaVaScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'https://strongroom.example@evil.example/',
    `https://example.com/${'a'.repeat(3000)}`,
  ])('%s leads nowhere', (address) => {
    expect(leavingTo(address)).toBeUndefined()
  })
})
