/** A posture report as one HTML file without scripts: to be mailed, printed and kept. */
import type { PostureReport } from './types.ts'

type Finding = PostureReport['findings'][number]

const words: Readonly<Record<Finding['severity'], string>> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  information: 'Note',
}

export function postureHtml(report: PostureReport): string {
  const { organizationName, tenantId, checkedAt, checkedBy, days, findings, passed, unread } = report
  const rights =
    report.way === 'standing' ? 'with the rights of the application' : 'with the rights of the person'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`Sign-in posture of ${organizationName}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(`Sign-in posture of ${organizationName}`)}</h1>
<p class="about">${text(`Tenant ${tenantId}, ${checkedAt.slice(0, 16).replace('T', ' ')} UTC, by ${checkedBy} ${rights}. Sign-ins of ${days} days.`)}</p>
${tally(findings)}
<h2>Findings</h2>
${findings.length === 0 ? '<p>Nothing was found.</p>' : findings.map(findingHtml).join('\n')}
<h2>As it should be</h2>
${list(passed)}
<h2>Not known</h2>
${list(unread.map(({ subject, message, step }) => `${subject}: ${message} Next: ${step}`))}
</main>
</body>
</html>
`
}

function tally(findings: readonly Finding[]): string {
  const severities = ['high', 'medium', 'low', 'information'] as const
  const cells = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return `<li class="${severity}"><strong>${count}</strong> ${words[severity]}</li>`
  })
  return `<ul class="tally">${cells.join('')}</ul>`
}

function findingHtml({ severity, title, evidence, step }: Finding): string {
  return `<section class="finding ${text(severity)}">
<h3><span class="mark">${words[severity]}</span> ${text(title)}</h3>
${list(evidence)}
<p class="step"><strong>Next:</strong> ${text(step)}</p>
</section>`
}

function list(lines: readonly string[]): string {
  if (lines.length === 0) return '<p>Nothing.</p>'
  return `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`
}

/** Turns the direction of what follows, or is no character to be seen: a name with it reads like another one. */
const unseen = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu

/** Names in a tenant are chosen by whoever made them: nothing of them is markup here. */
function text(value: string): string {
  return value
    .replaceAll(unseen, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #5c6670; --high: #b3261e; --medium: #9a5b00; --low: #2f6f9f; --information: #5c6670; }
@media (prefers-color-scheme: dark) { :root { --soft: #a3adb8; --high: #f2b8b5; --medium: #f0b35a; --low: #8ec5ee; --information: #a3adb8; } }
@media print { :root { color-scheme: light; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
.about { color: var(--soft); margin: 0 0 1rem; }
.tally { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; }
.tally li { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem .75rem; }
.finding { border-left: .3rem solid var(--information); padding: .25rem 0 .25rem 1rem; margin: 1rem 0; break-inside: avoid; }
.finding.high { border-color: var(--high); } .finding.medium { border-color: var(--medium); } .finding.low { border-color: var(--low); }
.high .mark, li.high strong { color: var(--high); } .medium .mark, li.medium strong { color: var(--medium); } .low .mark, li.low strong { color: var(--low); }
.mark { font-size: .8rem; text-transform: uppercase; letter-spacing: .04em; margin-right: .4rem; }
ul { margin: .25rem 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
.step { margin: .25rem 0 0; }
`
