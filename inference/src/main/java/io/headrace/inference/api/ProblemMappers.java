package io.headrace.inference.api;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure of the API as `application/problem+json` with a code.
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    @ServerExceptionMapper
    public Response expected(ProblemException e) {
        return answer(status(e.problem().exit()), e.problem());
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return answer(
                status,
                new Problem(
                        "HR-5012",
                        e.getResponse().getStatusInfo().getReasonPhrase(),
                        "",
                        "See /q/openapi for what there is",
                        ExitCode.NOT_FOUND));
    }

    /// A field of the wrong kind, such as a fraction where a whole number must be.
    @ServerExceptionMapper
    public Response unread(MismatchedInputException e) {
        String field = e.getPath().isEmpty()
                ? "the body"
                : String.valueOf(e.getPath().getLast().getFieldName());
        return answer(
                BAD_REQUEST,
                new Problem(
                        "HR-5012",
                        field + " cannot be read as what it must be",
                        "",
                        "See /q/openapi for what there is; nothing was done",
                        ExitCode.INVALID));
    }

    @ServerExceptionMapper
    public Response fault(RuntimeException e) {
        LOG.error("A request failed", e);
        return answer(
                SERVER_ERROR,
                new Problem(
                        "HR-5013",
                        "the service failed on a fault of its own",
                        "",
                        "See its log; the positioning loop is not affected",
                        ExitCode.INTERNAL));
    }

    /// What a call that failed so is answered.
    static Response of(RuntimeException e) {
        ProblemMappers mappers = new ProblemMappers();
        return switch (e) {
            case ProblemException expected -> mappers.expected(expected);
            case WebApplicationException refused -> mappers.refused(refused);
            default -> mappers.fault(e);
        };
    }

    static Response answer(int status, Problem problem) {
        String detail = problem.where().isEmpty() ? problem.what() : problem.what() + " (" + problem.where() + ")";
        ProblemAnswer body = new ProblemAnswer(
                "urn:headrace:" + problem.code(), problem.what(), status, detail, problem.code(), problem.remedy());
        return Response.status(status).type(ProblemAnswer.TYPE).entity(body).build();
    }

    private static int status(ExitCode exit) {
        return switch (exit) {
            case INVALID, USAGE -> 400;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            default -> SERVER_ERROR;
        };
    }
}
