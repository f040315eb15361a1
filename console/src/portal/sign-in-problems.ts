/** What Microsoft's way back says in one word, for people (`/portal/?problem=…`). */
const sentences: Readonly<Record<string, string>> = {
  cancelled: 'The sign-in was cancelled at Microsoft. Sign in again when you are ready.',
  expired: 'The sign-in took too long, or was begun in another window. Sign in again.',
  refused:
    'Microsoft or this server did not accept the sign-in. Check that you took your work account; if it is refused again, ask your administrator: the audit log says why.',
  unavailable: 'Microsoft cannot be reached right now. Try again in a few minutes.',
  'too-often': 'There were too many sign-ins. Wait a minute, then try again.',
  failed: 'The server could not finish the sign-in. Try again; if it fails again, tell your administrator.',
}

/** @returns `undefined` when nothing went wrong; a word that is unknown is a failure like others. */
export function signInProblem(word: string | null): string | undefined {
  return word === null ? undefined : (sentences[word] ?? sentences['failed'])
}
