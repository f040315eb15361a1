import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { BackupRepository, RepositoryHealth } from '@strongroom/api-client'
import { Link } from 'react-router'
import { pb } from '../../paths.ts'
import { alertTitles, isSerious } from '../repositories/alerts/words.ts'

interface RepositoryBannersProps {
  readonly repositories: readonly BackupRepository[]
  readonly healths: readonly RepositoryHealth[]
}

/** What endangers backups themselves stands above everything else. */
export function RepositoryBanners({ repositories, healths }: RepositoryBannersProps) {
  const names = new Map(repositories.map(({ id, name }) => [id, name]))
  return healths.map(({ repositoryId, error, alerts }) => {
    const serious = alerts.filter(isSerious)
    if (error === undefined && serious.length === 0) return null
    return (
      <MessageBar key={repositoryId} intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>
            The repository {names.get(repositoryId) ?? repositoryId} needs you.
          </MessageBarTitle>
          {error === undefined
            ? `${serious.map(({ kind }) => alertTitles[kind]).join(' ')} Nothing is forgotten or deleted in it by itself until somebody has looked.`
            : `It cannot be opened: ${error}`}{' '}
          <Link to={pb.repositoryTab(repositoryId, 'maintenance')}>See what to do</Link>
        </MessageBarBody>
      </MessageBar>
    )
  })
}
