import { Body1, Button, Field, Input, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import { FolderOpenRegular } from '@fluentui/react-icons'
import type { RestorePoint } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { type Day, dayName } from '../../mail/days.ts'
import { explore } from '../../mail/explore.ts'
import { PointList } from '../../mail/point-list.tsx'
import { restoreSessionsKey } from '../../mail/restore-queries.ts'
import { pb } from '../../paths.ts'
import { formatTime } from '../../ui/format.ts'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { jobsOfQuery, type PointFilter } from './restore-point-queries.ts'

interface OpenPointProps {
  readonly filter: PointFilter
  readonly newest: RestorePoint
  readonly day: Day | undefined
  /** Of that day, newest first. */
  readonly points: readonly RestorePoint[]
  readonly chosenId: string | undefined
  readonly onChoose: (pointId: string) => void
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  points: { maxHeight: '14rem', overflowY: 'auto', alignSelf: 'stretch' },
  day: { margin: 0 },
  reason: { alignSelf: 'stretch', maxWidth: '28rem' },
})

/** The points of a day, and the way into one of them. */
export function OpenPoint({ filter, newest, day, points, chosenId, onChoose }: OpenPointProps) {
  const styles = useStyles()
  const api = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const jobs = useQuery(jobsOfQuery(api, filter.organizationId))
  const [reason, setReason] = useState('')
  const chosen = points.find(({ id }) => id === chosenId) ?? points[0]
  const open = useMutation({
    mutationFn: (point: RestorePoint) =>
      explore(api, explorePath(filter, point), { dateTime: point.backupTime, reason }),
    onSuccess(session) {
      void queries.invalidateQueries({ queryKey: restoreSessionsKey })
      void navigate(pb.restoreSession(session.id))
    },
  })
  return (
    <div className={styles.box}>
      <Body1>
        The newest state is of {formatTime(newest.backupTime)}. A restore point shows every mailbox as it was
        then; opening one changes nothing.
      </Body1>
      {day === undefined || points.length === 0 ? (
        <Body1>Choose a day with restore points.</Body1>
      ) : (
        <>
          <Subtitle2 as="h3" className={styles.day}>
            {dayName(day)}
          </Subtitle2>
          <div className={styles.points}>
            <PointList
              points={points}
              chosenId={chosen?.id}
              nameOf={({ jobId }) => jobs.data?.find(({ id }) => id === jobId)?.name ?? ''}
              onChoose={onChoose}
            />
          </div>
        </>
      )}
      <Field label="Reason" hint="Kept in the audit log; may stay empty." className={styles.reason}>
        <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <ProblemBar error={open.error} />
      <Button
        appearance="primary"
        icon={<FolderOpenRegular />}
        disabled={chosen === undefined || open.isPending}
        onClick={() => chosen !== undefined && open.mutate(chosen)}
      >
        {open.isPending ? 'Opening…' : 'Open the restore point'}
      </Button>
    </div>
  )
}

/** With a job or a repository chosen, what that job backed up; else the newest of all jobs at that time. */
function explorePath({ organizationId, jobId, repositoryId }: PointFilter, point: RestorePoint): string {
  return jobId === undefined && repositoryId === undefined
    ? `/v8/Organizations/${encodeURIComponent(organizationId)}/explore`
    : `/v8/Jobs/${encodeURIComponent(point.jobId)}/explore`
}
