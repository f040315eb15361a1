import { Button, Field, Input, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { useApi } from '../api/context.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { microsoftPath, signInBody, type SignInRequest, signInWaysQuery } from './portal-queries.ts'

interface SignInFormProps {
  readonly request: SignInRequest
  readonly onChange: (request: SignInRequest) => void
  /** The way with a code is taken instead. */
  readonly onCode: () => void
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** To Microsoft in this window, where the server has an address that Microsoft can lead back to. */
export function SignInForm({ request, onChange, onCode }: SignInFormProps) {
  const styles = useStyles()
  const api = useApi()
  const returnTo = useReturnTo()
  const ways = useQuery(signInWaysQuery(api))
  const canRedirect = ways.data?.canRedirect === true
  const needsCode = ways.data?.canRedirect === false
  const signIn = useMutation({
    mutationFn: () =>
      api.send<{ readonly authorizationUrl: string }>('POST', microsoftPath, {
        ...signInBody(request),
        returnTo,
      }),
    onSuccess: ({ authorizationUrl }) => globalThis.location.assign(authorizationUrl),
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (canRedirect) signIn.mutate()
        else onCode()
      }}
    >
      <ProblemBar error={ways.error ?? signIn.error} />
      <Field
        label="Your work address, or the domain of your organization"
        hint="May stay empty where one organization alone uses this portal."
      >
        <Input
          autoComplete="email"
          inputMode="email"
          value={request.organization}
          onChange={(_event, { value }) => onChange({ ...request, organization: value })}
        />
      </Field>
      <RadioGroup
        aria-label="Whose mail"
        value={request.as}
        onChange={(_event, { value }) =>
          onChange({ ...request, as: value === 'operator' ? 'operator' : 'person' })
        }
      >
        <Radio value="person" label="My own mail" />
        <Radio value="operator" label="Mail of others, as a restore operator" />
      </RadioGroup>
      {needsCode ? null : (
        <Button type="submit" appearance="primary" disabled={signIn.isPending || !canRedirect}>
          {signIn.isPending ? 'To Microsoft…' : 'Sign in with Microsoft'}
        </Button>
      )}
      <Button appearance={needsCode ? 'primary' : 'secondary'} onClick={onCode}>
        {needsCode ? 'Sign in with a code' : 'Sign in with a code instead'}
      </Button>
    </form>
  )
}

/** The page that was asked for, without what the last sign-in said. */
function useReturnTo(): string {
  const { pathname, search } = useLocation()
  const params = new URLSearchParams(search)
  params.delete('problem')
  params.delete('request')
  return `/portal${pathname}${params.size === 0 ? '' : `?${params.toString()}`}`
}
