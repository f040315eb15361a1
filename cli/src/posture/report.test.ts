/** The report for people: in the terminal, and as a page that runs nothing. */
import { postureHtml, type PostureReport } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { reportText } from './report-text.ts'

const report: PostureReport = {
  id: '1',
  tenantId: 't',
  organizationName: 'Contoso',
  way: 'delegated',
  checkedAt: '2026-11-21T12:00:00.000Z',
  checkedBy: 'admin',
  days: 30,
  findings: [
    { id: 'a', severity: 'high', title: 'IMAP4 is used', evidence: ['bob: 3'], step: 'Use OAuth.' },
    { id: 'b', severity: 'information', title: 'A note', evidence: [], step: 'Read on.' },
  ],
  passed: ['MFA is asked for.'],
  unread: [
    { subject: 'App passcodes', reason: 'no_interface', message: 'Not in Graph.', step: 'Forbid them.' },
  ],
}

describe('a posture report', () => {
  it('is told in the order of gravity, each finding with its evidence and what to do next', () => {
    const text = reportText(report)
    expect(text).toContain('[HIGH] IMAP4 is used\n    - bob: 3\n    Next: Use OAuth.')
    expect(text).toContain('  - App passcodes: Not in Graph.\n    Next: Forbid them.')
    expect(text.split('\n').at(-1)).toBe('1 high, 0 medium, 0 low; 1 not known')
  })

  it('is a page without scripts, in which names from the tenant are text', () => {
    const [finding] = report.findings
    const evil = `<script>alert(1)</script>" onload='x'`
    const html = postureHtml({
      ...report,
      organizationName: evil,
      findings: [
        { id: 'a', severity: 'high', step: evil, title: evil, evidence: [evil, finding?.title ?? ''] },
      ],
    })
    expect(html).not.toContain('<script')
    expect(html).not.toContain(`onload='x'`)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;')
  })

  it('whatever a tenant calls its things, the page has the tags that it has without', () => {
    const tags = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? []
    const [finding] = report.findings
    const named = (name: string): string =>
      postureHtml({
        ...report,
        tenantId: name,
        organizationName: name,
        checkedBy: name,
        findings: [
          { id: name, severity: 'low', title: name, evidence: [name, finding?.id ?? ''], step: name },
        ],
        passed: [name],
        unread: [{ subject: name, reason: 'no_interface', message: name, step: name }],
      })
    const plain = tags(named('x'))
    for (const name of [
      '</style></title></main><script>alert(1)</script>',
      '"><img src=x: onerror=alert(1)>',
      `' onload='a`,
      '<!--',
      '${alert(1)}',
      '&lt;script&gt;',
      '\u202e<svg/onload=1>\u0000\u001b[2J',
      '<plaintext>',
      '<base href=//e.invalid>',
      '<meta http-equiv=refresh content=0>',
    ]) {
      const html = named(name)
      expect(tags(html)).toEqual(plain)
      expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
      expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`)
    }
  })

  it('says so where there is nothing to find', () => {
    expect(postureHtml({ ...report, findings: [] })).toContain('Nothing was found.')
  })
})
