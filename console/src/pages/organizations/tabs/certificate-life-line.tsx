import { makeStyles, tokens } from '@fluentui/react-components'
import type { Certificate } from '@strongroom/api-client'
import { useId } from 'react'
import { useNow } from '../../../hooks/use-now.ts'
import { formatDate } from '../../../ui/format.ts'
import { certificateStates } from './certificate-words.ts'

const dayMs = 86_400_000
const rowHeight = 44
const top = 28
const minuteMs = 60_000
/** Of the drawing; it is scaled to the width that there is. */
const width = 720

const useStyles = makeStyles({
  drawing: { width: '100%', height: 'auto', display: 'block', maxHeight: '24rem' },
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
  const at = (time: number): number => ((time - begins) / (ends - begins)) * width
  const height = top + shown.length * rowHeight
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.drawing} role="img" aria-labelledby={titleId}>
      <title id={titleId}>
        {`Certificates over time. ${shown.map((one) => sentence(one)).join(' ')} Today is ${formatDate(new Date(now).toISOString())}.`}
      </title>
      <line x1={at(now)} x2={at(now)} y1={16} y2={height} className={styles.today} />
      {shown.map((one, index) => (
        <Bar key={one.id} certificate={one} at={at} y={top + index * rowHeight} />
      ))}
      <text
        x={Math.min(Math.max(at(now), 20), width - 20)}
        y={12}
        textAnchor="middle"
        className={styles.text}
      >
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
      <text x={0} y={y + 10} className={styles.text}>
        {`${applicationName}, ${thumbprintSha1.slice(0, 8)}: ${certificateStates[state].text}`}
      </text>
      <text x={width} y={y + 10} textAnchor="end" className={styles.soft}>
        {`until ${formatDate(notAfter)}`}
      </text>
      <line x1={0} x2={width} y1={y + 23} y2={y + 23} className={styles.track} />
      <rect
        x={from}
        y={y + 17}
        width={Math.max(2, to - from)}
        height={12}
        rx={6}
        className={styles[standing]}
      />
    </g>
  )
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
