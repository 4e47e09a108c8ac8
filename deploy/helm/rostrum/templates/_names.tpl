{{- define "rostrum.name" -}}
{{- if contains "rostrum" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-rostrum" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "rostrum.selector" -}}
app.kubernetes.io/name: rostrum
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "rostrum.labels" -}}
{{ include "rostrum.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
