import './base.css';
import { mount } from 'svelte';
import { chooseTransport, createClient } from '../state/client.ts';
import { AppState } from '../state/app-state.svelte.ts';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('main: expected an element with the id app, got none');

const app: AppState = new AppState(
  createClient(chooseTransport((connected) => (app.isConnected = connected))),
);
// The database is read through first: with very many answers that can be seen.
const waiting = setTimeout(() => (target.textContent = 'Reading your answers through …'), 500);
await app.load();
clearTimeout(waiting);
target.textContent = '';
app.watchRecord();
app.packs.follow();
mount(App, { target, props: { app } });
