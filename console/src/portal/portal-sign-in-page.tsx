import {
  Button,
  Card,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Text,
  Title3,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useApi } from '../api/context.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { DeviceCodeSignIn } from './device-code-sign-in.tsx'
import { microsoftPath, type Role, signInBody, signInWaysQuery } from './portal-queries.ts'
import { signInProblem } from './sign-in-problems.ts'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalM,
  },
  card: { width: 'min(26rem, 100%)', boxSizing: 'border-box', padding: tokens.spacingHorizontalXXL },
  title: { margin: 0 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Who one is, Microsoft says: in this window, or with a code on another device. */
export function PortalSignInPage() {
  const styles = useStyles()
  const api = useApi()
  const [params] = useSearchParams()
  const returnTo = useReturnTo()
  const ways = useQuery(signInWaysQuery(api))
  const [organization, setOrganization] = useState('')
  const [as, setAs] = useState<Role>('person')
  const [wantsCode, setWantsCode] = useState(false)
  const request = { organization, as }
  const signIn = useMutation({
    mutationFn: () =>
      api.send<{ readonly authorizationUrl: string }>('POST', microsoftPath, {
        ...signInBody(request),
        returnTo,
      }),
    onSuccess: ({ authorizationUrl }) => globalThis.location.assign(authorizationUrl),
  })
  useEffect(() => {
    document.title = 'Sign in – Restore portal'
  }, [])
  const canRedirect = ways.data?.canRedirect === true
  const problem = signInProblem(params.get('problem'))
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <Title3 as="h1" className={styles.title}>
          Restore portal
        </Title3>
        <Text>Find mail that was backed up, look at it, and put it back into your mailbox.</Text>
        {problem === undefined || signIn.isError ? null : (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>
              {problem} <small>{requestText(params.get('request'))}</small>
            </MessageBarBody>
          </MessageBar>
        )}
        {wantsCode ? (
          <DeviceCodeSignIn request={request} onCancel={() => setWantsCode(false)} />
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (canRedirect) signIn.mutate()
              else setWantsCode(true)
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
                value={organization}
                onChange={(_event, { value }) => setOrganization(value)}
              />
            </Field>
            <RadioGroup
              aria-label="Whose mail"
              value={as}
              onChange={(_event, { value }) => setAs(value === 'operator' ? 'operator' : 'person')}
            >
              <Radio value="person" label="My own mail" />
              <Radio value="operator" label="Mail of others, as a restore operator" />
            </RadioGroup>
            {ways.data?.canRedirect === false ? null : (
              <Button type="submit" appearance="primary" disabled={signIn.isPending || !canRedirect}>
                {signIn.isPending ? 'To Microsoft…' : 'Sign in with Microsoft'}
              </Button>
            )}
            <Button
              appearance={ways.data?.canRedirect === false ? 'primary' : 'secondary'}
              onClick={() => setWantsCode(true)}
            >
              Sign in with a code instead
            </Button>
          </form>
        )}
        <a href="/console/">For administrators: the console</a>
      </Card>
    </main>
  )
}

function requestText(request: string | null): string {
  return request !== null && /^[\w-]{1,64}$/.test(request) ? `Request ${request}` : ''
}

/** The page that was asked for, without what the last sign-in said. */
function useReturnTo(): string {
  const { pathname, search } = useLocation()
  const params = new URLSearchParams(search)
  params.delete('problem')
  params.delete('request')
  return `/portal${pathname}${params.size === 0 ? '' : `?${params.toString()}`}`
}
