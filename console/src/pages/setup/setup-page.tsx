import { Card, Field, Input, makeStyles, Title3, tokens } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '../../api/context.tsx'
import { type Session, sessionPath } from '../../api/session.ts'
import { Form } from '../../ui/form.tsx'
import { NewPasswordFields, passwordProblem } from '../../ui/new-password-fields.tsx'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    display: 'grid',
    placeItems: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
  },
  card: { width: 'min(30rem, 100%)', padding: tokens.spacingHorizontalXXL, boxSizing: 'border-box' },
  text: { margin: 0 },
})

/** Makes the first administrator of a new server, and signs them in. */
export function SetupPage() {
  const styles = useStyles()
  const setUp = useSetUp()
  const [administrator, setAdministrator] = useState<Administrator>({
    secret: '',
    userName: 'admin',
    password: '',
  })
  const [again, setAgain] = useState('')
  const { secret, userName, password } = administrator
  const change = (part: Partial<Administrator>): void =>
    setAdministrator((former) => ({ ...former, ...part }))
  useEffect(() => {
    document.title = 'Set up – Strongroom'
  }, [])
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <Title3 as="h1">Set up Strongroom</Title3>
        <p className={styles.text}>
          This server is new. Make its first administrator: that account may do everything here.
        </p>
        <Form
          submit="Set up and sign in"
          isBusy={setUp.isPending}
          problem={problemOf(administrator, again)}
          error={setUp.error}
          onSubmit={() => setUp.mutate(administrator)}
        >
          <Field
            label="Setup secret"
            required
            hint="The content of the file setup-secret in the data folder of the server; the server named it when it was ready. It counts for 30 minutes: start the server anew for another one."
          >
            <Input
              // Whoever comes here has nothing else to do on this page.
              autoFocus
              value={secret}
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, { value }) => change({ secret: value })}
            />
          </Field>
          <Field label="User name" required>
            <Input
              value={userName}
              autoComplete="username"
              onChange={(_event, { value }) => change({ userName: value })}
            />
          </Field>
          <NewPasswordFields
            password={password}
            again={again}
            onPassword={(value) => change({ password: value })}
            onAgain={setAgain}
          />
        </Form>
      </Card>
    </main>
  )
}

interface Administrator {
  readonly secret: string
  readonly userName: string
  readonly password: string
}

function problemOf({ secret, userName, password }: Administrator, again: string): string | undefined {
  if (secret.trim() === '') return 'Enter the setup secret.'
  if (userName.trim() === '') return 'Choose a user name.'
  return passwordProblem(password, again)
}

function useSetUp() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ secret, userName, password }: Administrator) => {
      await api.send('POST', '/api/v1/setup', { secret: secret.trim(), userName, password })
      return api.send<Session>('POST', sessionPath, { userName, password })
    },
    onSuccess: (session) => queries.setQueryData(['session'], session),
    // Somebody else may have been faster, or the account stands and only the sign-in failed.
    onError: () => queries.invalidateQueries({ queryKey: ['health'] }),
  })
}
