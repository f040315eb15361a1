import { Body1, Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import type { Provisioning } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationPath } from '../../api/organizations.ts'
import { provisioningPath } from '../../api/provisionings.ts'
import { Countdown } from '../../ui/countdown.tsx'
import { formatCount } from '../../ui/format.ts'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { Obstacles } from './obstacles.tsx'
import { planAgainAddress } from './origin.ts'

interface ConfirmPlanProps {
  readonly provisioning: Provisioning
  readonly origin: string
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** The last word: this plan and no other (its hash), or back with everything as it was chosen. */
export function ConfirmPlan({ provisioning, origin }: ConfirmPlanProps) {
  const styles = useStyles()
  const [isRead, setRead] = useState(false)
  const { plan, expiresAt, kind } = provisioning
  const { apply, leave, accept } = usePlanActs(provisioning)
  if (plan === undefined) return null
  const { obstacles, writes, applications } = plan
  const removes = writes.some((write) => write.removes)
  const hasExcessive = applications.some(({ permissions }) =>
    permissions.some(({ state }) => state === 'excessive'),
  )
  const isBusy = apply.isPending || leave.isPending || accept.isPending
  return (
    <>
      {obstacles.length === 0 ? null : (
        <Obstacles
          obstacles={obstacles}
          key={plan.hash}
          isBusy={isBusy}
          error={accept.error}
          onAccept={accept.mutate}
        />
      )}
      <Section title="Confirm">
        {expiresAt === undefined ? null : (
          <Countdown
            until={expiresAt}
            left={(duration) => `The plan and its sign-in can be used for another ${duration}.`}
            over="The plan is too old: plan again."
          />
        )}
        {hasExcessive && !removes && kind !== 'remove' ? (
          <Body1>
            Permissions that are not needed stay unless you say otherwise.{' '}
            <Button
              size="small"
              disabled={isBusy}
              onClick={() => leave.mutate(planAgainAddress(origin, { removeExcessive: 'yes' }))}
            >
              Plan again and take them away
            </Button>
          </Body1>
        ) : null}
        {removes ? (
          <Checkbox
            label="I have read what is taken away. It cannot be brought back from here."
            checked={isRead}
            onChange={(_event, { checked }) => setRead(checked === true)}
          />
        ) : null}
        <ProblemBar error={apply.error} />
        <div className={styles.row}>
          <Button
            appearance="primary"
            disabled={isBusy || obstacles.length > 0 || (removes && !isRead)}
            onClick={() => apply.mutate()}
          >
            {writes.length === 0
              ? kind === 'add'
                ? 'Connect'
                : 'Go on'
              : `Make ${formatCount(writes.length, 'change')}`}
          </Button>
          <Button disabled={isBusy} onClick={() => leave.mutate(planAgainAddress(origin, {}))}>
            Back
          </Button>
        </div>
      </Section>
    </>
  )
}

/** Applying, accepting what stands in the way, and leaving for another page: the plan is forgotten then, with its sign-in. */
function usePlanActs({ id, kind, organizationId, plan }: Provisioning) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const keep = (changed: Provisioning): void => {
    queries.setQueryData(['provisionings', id], changed)
  }
  const planHash = plan?.hash ?? ''
  const apply = useMutation({
    mutationFn: () =>
      kind === 'permissions'
        ? // Which administrators of this organization alone may do, too.
          api.send<Provisioning>('POST', organizationPath(organizationId, 'permissions/apply'), {
            provisioningId: id,
            planHash,
          })
        : api.send<Provisioning>('POST', provisioningPath(id, 'apply'), { planHash }),
    onSuccess: keep,
    // Refused as changed: what is shown has to be what is true.
    onError: () => queries.invalidateQueries({ queryKey: ['provisionings', id] }),
  })
  const accept = useMutation({
    mutationFn: (subjects: readonly string[]) =>
      api.send<Provisioning>('POST', provisioningPath(id, 'accept'), {
        planHash,
        subjects,
      }),
    onSuccess: keep,
    onError: () => queries.invalidateQueries({ queryKey: ['provisionings', id] }),
  })
  const leave = useMutation({
    mutationFn: (_to: string) => api.send<Provisioning>('POST', provisioningPath(id, 'cancel'), {}),
    onSuccess: keep,
    onSettled: (_answer, _error, to) => navigate(to),
  })
  return { apply, leave, accept }
}
