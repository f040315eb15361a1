/** What is wrong with a repository, above everything else on its page, each with what to do next. */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import type { RepositoryDetails, RepositoryHealth } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { waitingApprovalsQuery } from '../../../api/approvals.ts'
import { useApi } from '../../../api/context.tsx'
import { kitsQuery } from '../../../api/recovery.ts'
import { pb } from '../../../paths.ts'
import { formatTime } from '../../../ui/format.ts'
import { CheckDialog, CopyDialog } from '../maintenance/start-dialogs.tsx'
import { MakeKit } from '../recovery/make-kit.tsx'
import { useIsServerAdministrator } from '../use-is-server-administrator.ts'
import { AffectedList } from './affected-list.tsx'
import { ConfirmAlerts } from './confirm-alerts.tsx'
import { alertTitles, isSerious } from './words.ts'

interface RepositoryAlertsProps {
  readonly repository: RepositoryDetails
  readonly health: RepositoryHealth | undefined
}

export function RepositoryAlerts({ repository, health }: RepositoryAlertsProps) {
  const mayAct = useIsServerAdministrator()
  return (
    <>
      {health?.error === undefined ? null : (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>The repository cannot be opened.</MessageBarTitle>
            {health.error} Backups to it and restores from it fail until then.
          </MessageBarBody>
        </MessageBar>
      )}
      {inOrder(health?.alerts ?? []).map((alert) => (
        <AlertBar key={alert.kind} repositoryId={repository.id} alert={alert} mayAct={mayAct} />
      ))}
      {mayAct ? <Waiting repositoryId={repository.id} /> : null}
      {mayAct ? <MissingKit repository={repository} /> : null}
    </>
  )
}

type Alert = RepositoryHealth['alerts'][number]

/** What endangers backups stands first. */
function inOrder(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts.filter(isSerious), ...alerts.filter((alert) => !isSerious(alert))]
}

interface AlertBarProps {
  readonly repositoryId: string
  readonly alert: Alert
  readonly mayAct: boolean
}

function AlertBar({ repositoryId, alert, mayAct }: AlertBarProps) {
  const [asked, setAsked] = useState<'check' | 'heal' | 'confirm'>()
  const { kind, message, at } = alert
  const close = (): void => setAsked(undefined)
  const serious = isSerious(alert)
  return (
    <>
      <MessageBar intent={serious ? 'error' : 'warning'} layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{alertTitles[kind]}</MessageBarTitle>
          {message}
          <div>
            Since {formatTime(at)}.{' '}
            {serious
              ? 'Until somebody has confirmed it, the server forgets and deletes nothing here by itself; what is whole can be restored.'
              : ''}
          </div>
          <AffectedList alert={alert} />
        </MessageBarBody>
        {mayAct ? (
          <MessageBarActions>
            {serious ? (
              <>
                <Button size="small" onClick={() => setAsked('heal')}>
                  Heal from a copy…
                </Button>
                <Button size="small" onClick={() => setAsked('check')}>
                  Check…
                </Button>
              </>
            ) : null}
            <Button size="small" onClick={() => setAsked('confirm')}>
              Confirm…
            </Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
      {asked === 'check' ? <CheckDialog repositoryId={repositoryId} onClose={close} /> : null}
      {asked === 'heal' ? <CopyDialog kind="heal" repositoryId={repositoryId} onClose={close} /> : null}
      {asked === 'confirm' ? <ConfirmAlerts repositoryId={repositoryId} onClose={close} /> : null}
    </>
  )
}

/** What was asked for about this repository, and is not done yet. */
function Waiting({ repositoryId }: { readonly repositoryId: string }) {
  const { data = [] } = useQuery(waitingApprovalsQuery(useApi()))
  const ours = data.filter(({ subject }) => subject === repositoryId)
  return ours.map(({ id, title, requestedBy, dueAt }) => (
    <MessageBar key={id} intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Something waits here.</MessageBarTitle>
        {requestedBy} asked to {title}. It is done on {formatTime(dueAt)}, unless it is refused or approved
        earlier. <Link to={pb.approvals()}>To the approvals</Link>
      </MessageBarBody>
    </MessageBar>
  ))
}

function MissingKit({ repository: { id, name } }: Pick<RepositoryAlertsProps, 'repository'>) {
  const [isMaking, setMaking] = useState(false)
  const { data: kits } = useQuery(kitsQuery(useApi(), id))
  const isMissing = kits !== undefined && !kits.some(({ isUsable }) => isUsable)
  return (
    <>
      {isMissing ? (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>There is no recovery kit.</MessageBarTitle>
            If this server is lost, its backups are: nobody could open the repository. Make a kit, print it
            and lock it away.
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => setMaking(true)}>
              Make a recovery kit…
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {/* Stays when the alert goes: the kit is shown once. */}
      {isMaking ? <MakeKit repositoryId={id} repositoryName={name} onClose={() => setMaking(false)} /> : null}
    </>
  )
}
