/** Asks for the password again in the middle of what somebody does; the request that needed it waits, and is sent again. */
export interface Reauthentication {
  /** @returns false when the person gave up. One question serves everybody who asks meanwhile. */
  readonly ask: () => Promise<boolean>
  readonly isAsked: () => boolean
  readonly answer: (isFresh: boolean) => void
  readonly subscribe: (onChange: () => void) => () => void
}

function nobodyAsks(): void {}

export function createReauthentication(): Reauthentication {
  const listeners = new Set<() => void>()
  let question:
    | { readonly answered: Promise<boolean>; readonly answer: (isFresh: boolean) => void }
    | undefined
  const change = (next: typeof question): void => {
    question = next
    for (const tell of listeners) tell()
  }
  return {
    ask() {
      if (question !== undefined) return question.answered
      let answer: (isFresh: boolean) => void = nobodyAsks
      const answered = new Promise<boolean>((resolve) => {
        answer = resolve
      })
      change({ answered, answer })
      return answered
    },
    isAsked: () => question !== undefined,
    answer(isFresh) {
      question?.answer(isFresh)
      change(undefined)
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}
