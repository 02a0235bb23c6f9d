import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// In a task of its own: that in which the browser reads all this is long enough.
setTimeout(() => bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error)));
