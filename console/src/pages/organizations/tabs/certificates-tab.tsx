/** The keys with which the applications prove themselves: over time, and what can be done about them. */
import { Body1, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { certificatesQuery } from '../../../api/organizations.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import type { TabProps } from './tab-props.ts'
import { CertificateLifeLine } from './certificate-life-line.tsx'
import { CertificateTable } from './certificate-table.tsx'
import { RotateCertificate } from './rotate-certificate.tsx'
import { SigningRequest } from './signing-request.tsx'

const alarms = {
  'expires-soon': 'It expires soon, and nothing follows by itself: rotate it now.',
  expired: 'It has expired: the application is refused until another certificate is in place.',
  stuck: 'Its successor does not come along. What holds it up stands beside it.',
} as const

export function CertificatesTab({ organization }: TabProps) {
  const { id, applications } = organization
  const certificates = useQuery(certificatesQuery(useApi(), id))
  const shown = certificates.data ?? []
  const hasOwn = applications.some(
    ({ credential, purpose }) => credential === 'certificate' && purpose !== 'sign-in',
  )
  return (
    <>
      <ProblemBar error={certificates.error} />
      {certificates.isPending ? <Loading /> : null}
      {shown.flatMap(({ id: key, applicationName, alarm, error }) =>
        alarm === undefined
          ? []
          : [
              <MessageBar key={key} intent="warning" layout="multiline">
                <MessageBarBody>
                  <MessageBarTitle>{applicationName}</MessageBarTitle>
                  {alarms[alarm]} {error ?? ''}
                </MessageBarBody>
              </MessageBar>,
            ],
      )}
      {certificates.data === undefined ? null : shown.length === 0 ? (
        <EmptyState
          title="There is no certificate"
          text={
            hasOwn
              ? 'The application proves itself with a certificate of which this server keeps no life: rotate it once, and the next ones follow by themselves.'
              : 'The applications prove themselves with a token of another issuer, or have none yet.'
          }
        />
      ) : (
        <Section title="Life line">
          <CertificateLifeLine certificates={shown} />
          <CertificateTable certificates={shown} />
        </Section>
      )}
      {hasOwn ? (
        <>
          <Section title="Rotate">
            <Body1>
              Thirty days before the end another certificate follows by itself. The old one stays until the
              new one is proven: no backup stops.
            </Body1>
            <RotateCertificate organization={organization} />
          </Section>
          <Section title="A certificate of your certification authority">
            <SigningRequest organization={organization} />
          </Section>
        </>
      ) : null}
    </>
  )
}
