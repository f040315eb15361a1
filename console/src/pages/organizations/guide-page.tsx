/** The way by hand, for exactly one choice: every click, every permission, every line for a shell (`GET /api/v1/guide`). */
import { Body1, Button, Checkbox, Select, Field, makeStyles, tokens } from '@fluentui/react-components'
import type { Guide } from '@strongroom/api-client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { pb } from '../../paths.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import { GuideCommands } from './guide/guide-commands.tsx'
import { GuidePermissions } from './guide/guide-permissions.tsx'
import { GuidePortal } from './guide/guide-portal.tsx'
import { PrepareKey } from './wizard/prepare-key.tsx'
import { type Service, serviceNames } from './words.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
})

const services: readonly Service[] = ['exchange', 'sharepoint', 'teams', 'teams-chats']
const tabs = [
  { value: 'portal', name: 'Microsoft Entra admin center' },
  { value: 'cli', name: 'Azure CLI' },
  { value: 'powershell', name: 'PowerShell' },
] as const

function tabAddress(params: URLSearchParams, tab: string): string {
  const next = new URLSearchParams(params)
  next.set('tab', tab)
  return `?${next.toString()}`
}

export function GuidePage() {
  const styles = useStyles()
  const api = useApi()
  const [params, setParams] = useSearchParams()
  const choice = new URLSearchParams([...params].filter(([name]) => name !== 'tab'))
  const guide = useQuery({
    queryKey: ['guide', choice.toString()],
    queryFn: () => api.get<Guide>(`/api/v1/guide?${choice.toString()}`),
    placeholderData: keepPreviousData,
  })
  const set = (name: string, value: string): void =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.set(name, value)
        return next
      },
      { replace: true },
    )
  const tab = tabs.find(({ value }) => value === params.get('tab'))?.value ?? 'portal'
  const { data } = guide
  return (
    <Page
      title={data?.title ?? 'Connect by hand'}
      crumbs={[{ name: 'Organizations', to: pb.organizations() }]}
      actions={
        data === undefined ? undefined : (
          <>
            <CopyButton text={data.document} what="guide" />
            <DownloadButton name="strongroom-guide.md" type="text/markdown" content={data.document}>
              Download
            </DownloadButton>
          </>
        )
      }
    >
      <Choice params={choice} onSet={set} />
      <ProblemBar error={guide.error} />
      {guide.isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <>
          {data.remarks.map((remark) => (
            <Body1 key={remark}>{remark}</Body1>
          ))}
          <Section title="1. Prepare the certificate">
            <Body1>The key is made on this server and stays here; you get the public certificate.</Body1>
            <PrepareKey name={choice.get('name') ?? ''} onPrepared={(keyId) => set('keyId', keyId)} />
          </Section>
          <Section title="2. Make the application in the tenant">
            <TabLinks
              label="Ways to make it"
              current={tab}
              tabs={tabs.map(({ value, name }) => ({ value, name, to: tabAddress(params, value) }))}
            />
            {tab === 'portal' ? <GuidePortal parts={data.portal} /> : null}
            {tab === 'cli' ? <GuideCommands commands={data.azureCli} /> : null}
            {tab === 'powershell' ? <GuideCommands commands={data.powershell} /> : null}
          </Section>
          <GuidePermissions applications={data.applications} />
          <Section title="3. Connect it here">
            <Body1>Nobody signs in for this. Afterwards each permission is tried.</Body1>
            <div className={styles.row}>
              <Link to={connectAddress(choice)}>Connect the application in the wizard</Link>
            </div>
            <GuideCommands commands={data.connect} />
          </Section>
        </>
      )}
    </Page>
  )
}

/** The wizard with the same choice, for an application that is only used. */
function connectAddress(choice: URLSearchParams): string {
  const params = new URLSearchParams({ way: 'existing', credential: 'key', step: 'application' })
  for (const name of ['services', 'layout', 'restore', 'tenant', 'keyId']) {
    const value = choice.get(name)
    if (value !== null) params.set(name, value)
  }
  for (const name of ['posture', 'drift']) if (choice.get(name) === 'true') params.set(name, 'yes')
  if (choice.get('signIn') === 'true') params.set('signInApplication', 'yes')
  return `${pb.addOrganization()}?${params.toString()}`
}

interface ChoiceProps {
  readonly params: URLSearchParams
  readonly onSet: (name: string, value: string) => void
}

function Choice({ params, onSet }: ChoiceProps) {
  const styles = useStyles()
  const chosen = (params.get('services') ?? 'exchange').split(',')
  return (
    <Section
      title="For this choice"
      actions={
        <Button as="a" href={`${location.origin}/console${pb.addOrganization()}`}>
          Let it be done automatically instead
        </Button>
      }
    >
      <div className={styles.row} role="group" aria-label="Services">
        {services.map((service) => (
          <Checkbox
            key={service}
            label={serviceNames[service]}
            checked={chosen.includes(service)}
            onChange={(_event, { checked }) => {
              const next = services.filter((one) =>
                one === service ? checked === true : chosen.includes(one),
              )
              if (next.length > 0) onSet('services', next.join(','))
            }}
          />
        ))}
      </div>
      <Field label="Permissions to restore">
        <Select
          value={params.get('restore') ?? 'standing'}
          onChange={(_event, { value }) => onSet('restore', value)}
        >
          <option value="standing">Always</option>
          <option value="just-in-time">Only while somebody restores</option>
          <option value="none">Never</option>
        </Select>
      </Field>
    </Section>
  )
}
