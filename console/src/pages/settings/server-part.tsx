import { Body1, Button, Checkbox } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/context.tsx'
import { healthQuery } from '../../api/health.ts'
import { sessionQuery } from '../../api/session.ts'
import { useSaveFile } from '../../hooks/use-save-file.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** Which server this is, and what a support ticket needs. */
export function ServerPart() {
  const api = useApi()
  const health = useQuery(healthQuery(api))
  const session = useQuery(sessionQuery(api))
  return (
    <>
      <Section title="This server">
        <ProblemBar error={health.error} />
        <Facts
          facts={[
            ['Address', globalThis.location.origin],
            ['Version', health.data?.version],
            [
              'State',
              health.data === undefined ? undefined : (
                <StatusBadge
                  key="state"
                  standing={health.data.status === 'ok' ? 'good' : 'bad'}
                  text={health.data.status === 'ok' ? 'Works' : 'Does not work'}
                />
              ),
            ],
          ]}
        />
        <Body1>
          Strongroom is free software under the Apache License 2.0. It speaks the REST dialect of Veeam Backup
          for Microsoft 365, so that programs for it work unchanged; it is not made, endorsed or supported by
          Veeam or by Microsoft.
        </Body1>
      </Section>
      {session.data?.isServerAdministrator === true ? <SupportBundle /> : null}
    </>
  )
}

function SupportBundle() {
  const api = useApi()
  const save = useSaveFile()
  const [isAnonymous, setAnonymous] = useState(false)
  const download = useMutation({
    mutationFn: async () => {
      const answer = await api.open('GET', `/api/v1/support/bundle?anonymous=${String(isAnonymous)}`)
      save(await answer.blob(), 'strongroom-support.zip')
    },
  })
  return (
    <Section title="Support bundle">
      <Body1>
        A ZIP archive for a support ticket: settings, the last lines of logs, the state of organizations and
        jobs. Secrets, mail and names of files are not in it; its manifest.json says what is.
      </Body1>
      <Checkbox
        label="Replace the names of organizations and people, domains and addresses"
        checked={isAnonymous}
        onChange={(_event, { checked }) => setAnonymous(checked === true)}
      />
      <ProblemBar error={download.error} />
      <div>
        <Button
          icon={<ArrowDownloadRegular />}
          disabled={download.isPending}
          onClick={() => download.mutate()}
        >
          {download.isPending ? 'Is put together…' : 'Download'}
        </Button>
      </div>
    </Section>
  )
}
