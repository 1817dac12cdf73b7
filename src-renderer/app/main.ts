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
await app.load();
app.watchRecord();
mount(App, { target, props: { app } });
