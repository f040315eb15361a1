import { Button, ProgressBar } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { BackupRepository } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { repositoriesQuery } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { AddRepository } from './add-repository.tsx'
import { RepositoryState } from './repository-state.tsx'
import { retentionText, usedShare } from './words.ts'

const columns: readonly Column<BackupRepository>[] = [
  {
    key: 'name',
    header: 'Name',
    width: 'minmax(9rem, 2fr)',
    render: ({ id, name }) => <Link to={pb.repository(id)}>{name}</Link>,
  },
  {
    key: 'state',
    header: 'State',
    width: '11rem',
    render: ({ id }) => <RepositoryState id={id} />,
  },
  {
    key: 'free',
    header: 'Free',
    width: '7rem',
    isSecondary: true,
    render: ({ capacityBytes, freeSpaceBytes }) => (capacityBytes === 0 ? '–' : formatBytes(freeSpaceBytes)),
  },
  {
    key: 'used',
    header: 'Used',
    width: '7rem',
    isSecondary: true,
    render: (repository) => (
      <ProgressBar
        aria-label={`${Math.round(usedShare(repository) * 100)} percent of the disk are used`}
        value={usedShare(repository)}
        color={usedShare(repository) > 0.9 ? 'error' : 'brand'}
      />
    ),
  },
  { key: 'kept', header: 'Kept for', width: '10rem', isSecondary: true, render: retentionText },
  {
    key: 'path',
    header: 'Place',
    width: 'minmax(8rem, 2fr)',
    isSecondary: true,
    render: ({ path }) => path,
  },
]

/** Where backups are kept. */
export function RepositoriesPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const { data, error, isPending } = useQuery(repositoriesQuery(useApi()))
  const open = (): void => setParams({ add: '' })
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={open}>
      Add a repository
    </Button>
  )
  return (
    <Page title="Repositories" actions={add}>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <DataTable
          label="Repositories"
          rows={data}
          columns={columns}
          keyOf={({ id }) => id}
          onOpen={({ id }) => void navigate(pb.repository(id))}
          empty={
            <EmptyState
              title="There is no place for backups yet"
              text="A repository is a folder of this server, on a disk with room for the mail of your organizations, or an S3 bucket. What is in it is encrypted."
              action={add}
            />
          }
        />
      )}
      {params.has('add') ? <AddRepository onClose={() => setParams({})} /> : null}
    </Page>
  )
}
