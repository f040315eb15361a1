import { Body1, Button, Card } from '@fluentui/react-components'
import type { Invitation } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { invitationsPath, invitationsQuery } from '../../../api/organizations.ts'
import { pb } from '../../../paths.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { type Standing, StatusBadge } from '../../../ui/status-badge.tsx'
import { servicesText } from '../words.ts'

const states: Readonly<Record<Invitation['state'], { readonly standing: Standing; readonly text: string }>> =
  {
    open: { standing: 'busy', text: 'Open' },
    used: { standing: 'good', text: 'Used' },
    revoked: { standing: 'off', text: 'Revoked' },
    expired: { standing: 'off', text: 'Expired' },
  }

/** What was sent to whom, and what became of it; the links themselves are known to nobody any more. */
export function InvitationList({ isShown }: { readonly isShown: (invitation: Invitation) => boolean }) {
  const { data, error, isPending } = useQuery(invitationsQuery(useApi()))
  const [revoking, setRevoking] = useState<Invitation>()
  const shown = data?.filter((one) => isShown(one)) ?? []
  return (
    <Section title="Invitations so far">
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data !== undefined && shown.length === 0 ? <Body1>There is none.</Body1> : null}
      {shown.map((invitation) => {
        const {
          id,
          label,
          domain,
          services,
          state,
          createdBy,
          createdAt,
          expiresAt,
          usedAt,
          organizationId,
        } = invitation
        return (
          <Card key={id} appearance="outline">
            <Facts
              facts={[
                ['From', label],
                ['State', <StatusBadge key="state" {...states[state]} />],
                ['For the tenant', domain ?? 'whichever the administrator belongs to'],
                ['Protects', servicesText(services)],
                ['Made', `${formatTime(createdAt)} by ${createdBy}`],
                ['Counts until', state === 'open' ? formatTime(expiresAt) : undefined],
                ['Used', usedAt === undefined ? undefined : formatTime(usedAt)],
                [
                  'Organization',
                  organizationId === undefined ? undefined : (
                    <Link key="organization" to={pb.organization(organizationId)}>
                      Open
                    </Link>
                  ),
                ],
              ]}
            />
            {state === 'open' ? (
              <div>
                <Button onClick={() => setRevoking(invitation)}>Revoke</Button>
              </div>
            ) : null}
          </Card>
        )
      })}
      {revoking === undefined ? null : (
        <RevokeInvitation invitation={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </Section>
  )
}

interface RevokeInvitationProps {
  readonly invitation: Invitation
  readonly onClose: () => void
}

function RevokeInvitation({ invitation: { id, label }, onClose }: RevokeInvitationProps) {
  const api = useApi()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => api.send('DELETE', `${invitationsPath}/${encodeURIComponent(id)}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['invitations'] })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title="Revoke the invitation?"
      confirm="Revoke"
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      Whoever has the link of “{label}” finds nothing there any more. A sign-in that was begun with it ends.
    </ConfirmDialog>
  )
}
