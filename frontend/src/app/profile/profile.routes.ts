import { Routes } from '@angular/router';
import { formFields } from '../shared/form-fields';
import { ProfilePage } from './profile-page';

export const profileRoutes: Routes = [{ path: '', title: 'Profile', component: ProfilePage, providers: [formFields] }];
