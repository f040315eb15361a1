import { Button, Card, Field, Input, Title3, makeStyles, tokens } from '@fluentui/react-components'
import { ApiError } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '../../api/context.tsx'
import { type Session, sessionPath } from '../../api/session.ts'
import { CodeField, PasswordField } from '../../ui/credential-fields.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    display: 'grid',
    placeItems: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalM,
  },
  card: { width: 'min(24rem, 100%)', padding: tokens.spacingHorizontalXXL },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Asks for name and password, and for the one-time code once the server wants one. */
export function SignInPage() {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [otp, setOtp] = useState('')
  const signIn = useMutation({
    mutationFn: () =>
      api.send<Session>('POST', sessionPath, { userName, password, ...(otp === '' ? {} : { otp }) }),
    onSuccess: (session) => queries.setQueryData(['session'], session),
  })
  const wantsCode = signIn.error instanceof ApiError && signIn.error.code === 'mfa_required'
  const [hasCode, setHasCode] = useState(false)
  useEffect(() => {
    document.title = 'Sign in – Strongroom'
  }, [])
  useEffect(() => {
    if (wantsCode) setHasCode(true)
  }, [wantsCode])
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <Title3 as="h1">Sign in to Strongroom</Title3>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            signIn.mutate()
          }}
        >
          {wantsCode ? null : <ProblemBar error={signIn.error} />}
          <Field label="User name" required>
            <Input
              autoComplete="username"
              value={userName}
              onChange={(_event, { value }) => setUserName(value)}
            />
          </Field>
          <PasswordField value={password} onChange={setPassword} />
          {hasCode ? <CodeField value={otp} onChange={setOtp} /> : null}
          <Button type="submit" appearance="primary" disabled={signIn.isPending}>
            Sign in
          </Button>
        </form>
        <a href="/portal/">Restore my own mail: sign in with Microsoft</a>
      </Card>
    </main>
  )
}
