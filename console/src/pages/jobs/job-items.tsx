import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { Job, JobItem } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { jobItemsQuery } from '../../api/jobs.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { itemName, itemParts } from './words.ts'

const columns: readonly Column<JobItem>[] = [
  { key: 'name', header: 'Name', width: 'minmax(9rem, 2fr)', render: itemName },
  {
    key: 'kind',
    header: 'Kind',
    width: '7rem',
    render: ({ type }) => <Badge appearance="outline">{kindNames[type]}</Badge>,
  },
  { key: 'parts', header: 'What of it', width: 'minmax(8rem, 2fr)', isSecondary: true, render: itemParts },
]

const kindNames = {
  User: 'User',
  Group: 'Group',
  Site: 'Site',
  Team: 'Team',
  PartialOrganization: 'Organization',
  PersonalSites: 'Sites',
  OneDriveFolders: 'OneDrive',
} as const satisfies Record<JobItem['type'], string>

const useStyles = makeStyles({ text: { margin: 0, color: tokens.colorNeutralForeground2 } })

/** What the job backs up, and what it leaves out. */
export function JobItems({ job }: { readonly job: Job }) {
  const api = useApi()
  const styles = useStyles()
  const isEverything = job.backupType === 'EntireOrganization'
  const selected = useQuery({ ...jobItemsQuery(api, job.id, 'SelectedItems'), enabled: !isEverything })
  const excluded = useQuery(jobItemsQuery(api, job.id, 'ExcludedItems'))
  const left = excluded.data ?? []
  return (
    <Section title="What is backed up">
      <ProblemBar error={selected.error ?? excluded.error} />
      {isEverything ? (
        <p className={styles.text}>Everybody of the organization, also those who join it later.</p>
      ) : (
        <DataTable
          label="What is backed up"
          rows={selected.data ?? []}
          columns={columns}
          keyOf={keyOf}
          height="18rem"
        />
      )}
      {left.length === 0 ? (
        <p className={styles.text}>Nothing is left out.</p>
      ) : (
        <>
          <p className={styles.text}>Left out:</p>
          <DataTable label="What is left out" rows={left} columns={columns} keyOf={keyOf} height="14rem" />
        </>
      )}
    </Section>
  )
}

function keyOf(item: JobItem): string {
  return item.id ?? itemName(item)
}
