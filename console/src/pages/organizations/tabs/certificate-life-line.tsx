import { makeStyles, tokens } from '@fluentui/react-components'
import type { Certificate } from '@strongroom/api-client'
import { useId } from 'react'
import { useNow } from '../../../hooks/use-now.ts'
import { formatDate } from '../../../ui/format.ts'
import { certificateStates } from './certificate-words.ts'

const dayMs = 86_400_000
const rowHeight = 60
const top = 24
const minuteMs = 60_000

const useStyles = makeStyles({
  drawing: { width: '100%', display: 'block' },
  text: { fill: tokens.colorNeutralForeground1, fontSize: '12px' },
  soft: { fill: tokens.colorNeutralForeground2, fontSize: '11px' },
  track: { stroke: tokens.colorNeutralStroke2 },
  today: { stroke: tokens.colorBrandStroke1, strokeDasharray: '4 3' },
  good: { fill: tokens.colorStatusSuccessBackground3 },
  busy: { fill: tokens.colorBrandBackground },
  bad: { fill: tokens.colorStatusDangerBackground3 },
  warning: { fill: tokens.colorStatusWarningBackground3 },
  off: { fill: tokens.colorNeutralStroke1 },
})

/** Each key from its first day to its last, and today; the table below says the same in words. */
export function CertificateLifeLine({ certificates }: { readonly certificates: readonly Certificate[] }) {
  const styles = useStyles()
  const titleId = useId()
  const now = useNow(minuteMs)
  const shown = certificates.filter(({ thumbprintSha1 }) => thumbprintSha1 !== '')
  if (shown.length === 0) return null
  const begins = Math.min(now, ...shown.map(({ notBefore }) => new Date(notBefore).getTime())) - 10 * dayMs
  const ends = Math.max(now, ...shown.map(({ notAfter }) => new Date(notAfter).getTime())) + 10 * dayMs
  /** Percent of the width that there is: the bars grow with it, the text does not. */
  const at = (time: number): number => ((time - begins) / (ends - begins)) * 100
  const height = top + shown.length * rowHeight
  return (
    <svg height={height} className={styles.drawing} role="img" aria-labelledby={titleId}>
      <title id={titleId}>
        {`Certificates over time. ${shown.map((one) => sentence(one)).join(' ')} Today is ${formatDate(new Date(now).toISOString())}.`}
      </title>
      <line x1={`${at(now)}%`} x2={`${at(now)}%`} y1={16} y2={height} className={styles.today} />
      {shown.map((one, index) => (
        <Bar key={one.id} certificate={one} at={at} y={top + index * rowHeight} />
      ))}
      <text x={`${at(now)}%`} y={12} textAnchor={anchorAt(at(now))} className={styles.text}>
        today
      </text>
    </svg>
  )
}

interface BarProps {
  readonly certificate: Certificate
  readonly at: (time: number) => number
  readonly y: number
}

function Bar({ certificate, at, y }: BarProps) {
  const styles = useStyles()
  const { applicationName, thumbprintSha1, notBefore, notAfter, state, alarm } = certificate
  const from = at(new Date(notBefore).getTime())
  const to = at(new Date(notAfter).getTime())
  const standing = alarm === undefined ? certificateStates[state].standing : 'warning'
  return (
    <g>
      <text x={0} y={y + 12} className={styles.text}>
        {`${applicationName}, ${thumbprintSha1.slice(0, 8)}: ${certificateStates[state].text}`}
      </text>
      <line x1="0%" x2="100%" y1={y + 26} y2={y + 26} className={styles.track} />
      <rect
        x={`${from}%`}
        y={y + 20}
        width={`${Math.max(0.5, to - from)}%`}
        height={12}
        rx={6}
        className={styles[standing]}
      />
      <text x={`${to}%`} y={y + 46} textAnchor={anchorAt(to)} className={styles.soft}>
        {`until ${formatDate(notAfter)}`}
      </text>
    </g>
  )
}

/** Text beside an edge grows away from it. */
function anchorAt(percent: number): 'start' | 'middle' | 'end' {
  if (percent < 15) return 'start'
  return percent > 85 ? 'end' : 'middle'
}

function sentence({
  applicationName,
  thumbprintSha1,
  notBefore,
  notAfter,
  state,
  daysLeft,
}: Certificate): string {
  return `${applicationName}, ${thumbprintSha1.slice(0, 8)}: ${certificateStates[state].text}, from ${formatDate(notBefore)} to ${formatDate(notAfter)}, ${daysLeft} days left.`
}
