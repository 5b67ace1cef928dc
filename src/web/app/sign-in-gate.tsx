import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { keepToken } from '../lib/api-token.ts';
import { modelsQuery } from '../lib/calls/list-models.ts';
import { problemOf } from '../lib/problem-error.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useAppText } from './app-texts.ts';

/** Shows the page, unless the server wants to know who asks: then a key or token is asked for first. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const { error } = useQuery(modelsQuery);
  if (error === null || problemOf(error).code !== 'not_signed_in') return children;
  return <SignIn />;
}

function SignIn() {
  const t = useAppText();
  const client = useQueryClient();
  const [token, setToken] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keepToken(token.trim());
    void client.resetQueries();
  };
  return (
    <main className="flex flex-1 items-center justify-center p-6">
      <form onSubmit={submit} className="flex w-full max-w-[420px] flex-col gap-4">
        <h1 className="head">{t('signInTitle')}</h1>
        <p className="lead text-text-2">{t('signInText')}</p>
        <TextField
          label={t('token')}
          type="password"
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <Button kind="ink" size="lg" type="submit" disabled={token.trim() === ''}>
          {t('signIn')}
        </Button>
      </form>
    </main>
  );
}
