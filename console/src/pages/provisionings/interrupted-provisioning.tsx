import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Provisioning } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { provisioningPath } from '../../api/provisionings.ts'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { MicrosoftSignIn } from '../organizations/sign-in/microsoft-sign-in.tsx'

const signInParameter = 'signIn'

/** What was begun is on record: it goes on, or is taken back, with a new sign-in of the same tenant. */
export function InterruptedProvisioning({ provisioning }: { readonly provisioning: Provisioning }) {
  const api = useApi()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const { id, tenantId, state, error } = provisioning
  const setSignIn = (signInId: string | undefined): void =>
    setParams((current) => {
      const next = new URLSearchParams(current)
      if (signInId === undefined) next.delete(signInParameter)
      else next.set(signInParameter, signInId)
      return next
    })
  const goOn = useMutation({
    mutationFn: ({ act, signInId }: { readonly act: 'resume' | 'cancel'; readonly signInId: string }) =>
      api.send<Provisioning>('POST', provisioningPath(id, act), { signInId }),
    onSuccess: (changed) => {
      queries.setQueryData(['provisionings', id], changed)
      setSignIn(undefined)
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
  return (
    <Section title={state === 'interrupted' ? 'Go on, or take it back' : 'Take back what still stands'}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>It was interrupted.</MessageBarTitle>
          {error ?? 'Nothing is lost, and nothing is made twice.'}
        </MessageBarBody>
      </MessageBar>
      <ProblemBar error={goOn.error} />
      <MicrosoftSignIn
        purpose="onboarding"
        tenant={tenantId}
        signInId={params.get(signInParameter) ?? undefined}
        onSignInId={setSignIn}
      >
        {({ id: signInId }) => (
          <>
            {state === 'interrupted' ? (
              <Button
                appearance="primary"
                disabled={goOn.isPending}
                onClick={() => goOn.mutate({ act: 'resume', signInId })}
              >
                Show the plan and go on
              </Button>
            ) : null}
            <Button disabled={goOn.isPending} onClick={() => goOn.mutate({ act: 'cancel', signInId })}>
              Take back what was made
            </Button>
          </>
        )}
      </MicrosoftSignIn>
    </Section>
  )
}
