import { describe, expect, it } from 'vitest'
import { fileNameFor } from './file-name.ts'

describe('the name of a saved file', () => {
  it.each([
    ['EXP-01', '../../etc/cron.d/x', '_.._etc_cron.d_x.eml'],
    ['EXP-02 absolute', '/etc/passwd', '_etc_passwd.eml'],
    ['EXP-02 drive', 'C:\\Windows\\x', 'C__Windows_x.eml'],
    ['EXP-02 UNC', '\\\\host\\share', '__host_share.eml'],
    ['EXP-03', '..\\..\\x', '_.._x.eml'],
    ['EXP-04 control and NUL', 'a\u0000b\u0007c\u0085d', 'abcd.eml'],
    ['EXP-04 bidirectional marks', 'invoice\u202Efdp.exe\u2066', 'invoicefdp.exe.eml'],
    ['EXP-05 device', 'CON', '_CON.eml'],
    ['EXP-05 device with extension', 'nul.txt', '_nul.txt.eml'],
    ['EXP-05 trailing dot and blank', 'report. . ', 'report.eml'],
    ['EXP-05 stream', 'a:b', 'a_b.eml'],
    ['EXP-13 header injection', 'Hello\r\nBcc: x@y', 'Hello Bcc_ x@y.eml'],
    ['EXP-19 quotes', 'say "hi"', 'say _hi_.eml'],
    ['hidden', '.profile', 'profile.eml'],
    ['empty', '', 'message.eml'],
    ['nothing left', ' .\u200b. ', 'message.eml'],
    ['half a surrogate pair', 'a\ud800b', 'ab.eml'],
    ['plain', 'Angebot für Äpfel 🍏', 'Angebot für Äpfel 🍏.eml'],
  ])('%s: %j', (_id, subject, name) => {
    expect(fileNameFor(subject, '.eml')).toBe(name)
  })

  it('EXP-06: is in normalization form C', () => {
    expect(fileNameFor('cafe\u0301', '.eml')).toBe('caf\u00e9.eml')
  })

  it('EXP-07: has at most 255 bytes and is cut between characters', () => {
    for (const subject of ['a'.repeat(300), '🍏'.repeat(300), 'ä'.repeat(100_000)]) {
      const name = fileNameFor(subject, '.eml')
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      expect(name).not.toMatch(/\uFFFD|\p{Cs}/u)
      expect(name).toMatch(/\.eml$/)
    }
  })

  it('takes no time that grows with a hostile subject', () => {
    expect(fileNameFor(`${' .'.repeat(500_000)}x`, '.eml')).toBe('message.eml')
  })
})
