import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ImportOutcome } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationsPath } from '../../api/organizations.ts'
import { pb } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ForServerAdministrators } from './for-server-administrators.tsx'
import { listingOf } from './listing.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
})

/** Takes up organizations of another product, read-only until each is given an application. */
export function ImportPage() {
  return (
    <Page title="Import organizations" crumbs={[{ name: 'Organizations', to: pb.organizations() }]}>
      <ForServerAdministrators>
        <Import />
      </ForServerAdministrators>
    </Page>
  )
}

function Import() {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [fileName, setFileName] = useState('')
  const take = useMutation({
    mutationFn: async (file: File) =>
      api.send<{ readonly results: readonly ImportOutcome[] }>(
        'POST',
        `${organizationsPath}/import`,
        listingOf(await file.text()),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['organizations'] }),
  })
  return (
    <>
      <Section title="From another product">
        <Body1>
          Choose the JSON that GET /v8/Organizations (or /v6, /v7) of the other product answers. Nothing in it
          is a secret, and nothing happens in any tenant: each organization is recorded, read-only, until you
          migrate it to an application.
        </Body1>
        <div className={styles.row}>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file === undefined) return
              setFileName(file.name)
              take.mutate(file)
            }}
          />
          <Button appearance="primary" disabled={take.isPending} onClick={() => input.current?.click()}>
            Choose the file
          </Button>
          {fileName}
        </div>
        <ProblemBar error={take.error} />
      </Section>
      {take.data === undefined ? null : (
        <Section title="What became of them">
          <ul className={styles.list}>
            {take.data.results.map(({ name, outcome, organizationId, message }) => (
              <li key={name}>
                {organizationId === undefined ? (
                  name
                ) : (
                  <Link to={pb.editOrganization(organizationId)}>{name}</Link>
                )}{' '}
                <StatusBadge
                  standing={outcome === 'imported' ? 'good' : 'warning'}
                  text={outcome === 'imported' ? 'Imported' : 'Skipped'}
                />{' '}
                {message}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
