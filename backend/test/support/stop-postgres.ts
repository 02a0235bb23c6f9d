export default async () => { console.log('stop'); };
