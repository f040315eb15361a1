import { Body1, Card, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import { type PostureReport, postureHtml } from '@strongroom/api-client'
import { DownloadButton } from '../../../ui/download-button.tsx'
import { formatCount, formatTime } from '../../../ui/format.ts'
import { Section } from '../../../ui/section.tsx'
import { type Standing, StatusBadge } from '../../../ui/status-badge.tsx'

type Finding = PostureReport['findings'][number]

const severities: readonly (readonly [Finding['severity'], Standing, string])[] = [
  ['high', 'bad', 'High'],
  ['medium', 'warning', 'Medium'],
  ['low', 'busy', 'Low'],
  ['information', 'off', 'Note'],
]

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  heading: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
})

/** A report: the worst first, then what is as it should be, then what could not be read and why. */
export function PostureReportView({ report }: { readonly report: PostureReport }) {
  const styles = useStyles()
  const { findings, passed, unread, days, checkedAt, checkedBy, organizationName, way } = report
  return (
    <>
      <Section
        title={`${organizationName}, ${formatTime(checkedAt)}`}
        actions={
          <DownloadButton
            name={`posture-${checkedAt.slice(0, 10)}.html`}
            type="text/html"
            content={postureHtml(report)}
          >
            Download as a page
          </DownloadButton>
        }
      >
        <Body1>
          By {checkedBy}{' '}
          {way === 'standing' ? 'with the rights of the application' : 'with the rights of the person'};
          sign-ins of {formatCount(days, 'day')}.
        </Body1>
        <div className={styles.row}>
          {severities.map(([severity, standing, text]) => (
            <StatusBadge
              key={severity}
              standing={standing}
              text={`${findings.filter((one) => one.severity === severity).length} ${text}`}
            />
          ))}
        </div>
        {findings.length === 0 ? <Body1>Nothing was found.</Body1> : null}
        {severities.flatMap(([severity, standing, text]) =>
          findings
            .filter((one) => one.severity === severity)
            .map((finding) => (
              <Card key={finding.id} appearance="outline">
                <div className={styles.row}>
                  <StatusBadge standing={standing} text={text} />
                  <Subtitle2 as="h3" className={styles.heading}>
                    {finding.title}
                  </Subtitle2>
                </div>
                <ul className={styles.list}>
                  {finding.evidence.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
                <Body1>
                  <strong>Next: </strong>
                  {finding.step}
                </Body1>
              </Card>
            )),
        )}
      </Section>
      <Section title="As it should be">
        <ul className={styles.list}>
          {passed.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {passed.length === 0 ? <Body1>Nothing.</Body1> : null}
      </Section>
      <Section title="Not known">
        {unread.length === 0 ? <Body1>Everything could be read.</Body1> : null}
        <ul className={styles.list}>
          {unread.map(({ subject, message, step }) => (
            <li key={subject}>
              <strong>{subject}</strong>: {message} <strong>Next: </strong>
              {step}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
